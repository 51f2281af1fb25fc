import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { StartProblem } from '#lib/server/start-problem.ts';
import { moveInto } from './binaries.ts';
import type { Owner } from './owner.ts';

/**
 * The folder of the database's files, made on the first start. It is made aside and renamed: a first start
 * that is killed half-way, or that runs beside another one, leaves no half-made database behind.
 */
export function ensureCluster(dataDir: string, home: string, owner: Owner | null): string {
	const place = path.join(dataDir, 'postgres-18');
	if (fs.existsSync(path.join(place, 'PG_VERSION'))) {
		forgetDrafts(dataDir);
		return place;
	}
	const draft = fs.mkdtempSync(path.join(dataDir, draftPrefix));
	if (owner) fs.chownSync(draft, owner.uid, owner.gid);
	const complaint = initdb(draft, home, owner);
	if (complaint === null) return moveInto(draft, place);

	fs.rmSync(draft, { recursive: true, force: true });
	if (fs.existsSync(place)) return place; // another first start was faster, and tidied ours away
	throw new StartProblem(
		`データベースを 作れませんでした（${complaint}）。フォルダ ${dataDir} の 空き容量と 権限を 確かめてください。`
	);
}

const draftPrefix = 'making-';

/** Left by first starts that were killed, or not needed any more. */
function forgetDrafts(dataDir: string): void {
	for (const name of fs.readdirSync(dataDir).filter((each) => each.startsWith(draftPrefix)))
		fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
}

/** Null, or what it complained about. The explicit locale makes order and upper case the same everywhere. */
function initdb(draft: string, home: string, owner: Owner | null): string | null {
	const options = [
		...['-D', draft, '-U', 'yoriai', '-A', 'trust', '--encoding=UTF8', '--locale=C'],
		...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions']
	];
	const made = spawnSync(path.join(home, 'bin', 'initdb'), options, {
		...owner,
		cwd: '/',
		encoding: 'utf8',
		env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
	});
	if (made.status === 0) return null;
	return (made.error?.message ?? made.stderr).trim().split('\n').at(-1) ?? '';
}
