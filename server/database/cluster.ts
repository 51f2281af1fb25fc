import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { StartProblem } from '#lib/server/start-problem.ts';
import { syncFolder } from '#lib/server/sync-folder.ts';
import type { Owner } from './owner.ts';

/**
 * The folder is renamed when complete, so that a killed start leaves no partial database; the caller holds
 * the turn.
 */
export function ensureCluster(dataDir: string, home: string, owner: Owner | null): string {
	const place = path.join(dataDir, 'postgres-18');
	forgetDrafts(dataDir);
	if (isCluster(place)) return place;
	const draft = fs.mkdtempSync(path.join(dataDir, draftPrefix));
	if (owner) fs.chownSync(draft, owner.uid, owner.gid);
	const complaint = initdb(draft, home, owner);
	if (complaint === null) {
		fs.renameSync(draft, place); // initdb has synced its contents
		syncFolder(dataDir);
		return place;
	}
	fs.rmSync(draft, { recursive: true, force: true });
	throw new StartProblem(
		`データベースを 作れませんでした（${complaint}）。フォルダ ${dataDir} の 空き容量と 権限を 確かめてください。`
	);
}

/** Anything but an empty folder may be user data and is never overwritten. */
function isCluster(place: string): boolean {
	if (fs.existsSync(path.join(place, 'PG_VERSION'))) return true;
	const left = fs.statSync(place, { throwIfNoEntry: false });
	if (!left || (left.isDirectory() && fs.readdirSync(place).length === 0)) return false;
	throw new StartProblem(
		`${place} は データベースの フォルダでは ありません（PG_VERSION が ありません）。バックアップから 戻すか、中を 確かめて ほかの 場所に 移してから 始めてください。`
	);
}

const draftPrefix = 'making-';

/** ENOTEMPTY means that an initdb still writes there; the next start removes that folder. */
function forgetDrafts(dataDir: string): void {
	for (const name of fs.readdirSync(dataDir).filter((each) => each.startsWith(draftPrefix))) {
		try {
			fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
		}
	}
}

/** Returns null or the error; the explicit locale makes sorting and case mapping the same everywhere. */
function initdb(draft: string, home: string, owner: Owner | null): string | null {
	const options = [
		'-D',
		draft,
		'-U',
		'yoriai',
		'-A',
		'trust',
		'--encoding=UTF8',
		'--locale=C',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--no-instructions'
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
