import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartProblem } from '#lib/server/start-problem.ts';
import { type Owner, makeOwned } from './owner.ts';
import type { Postmaster } from './postmaster.ts';

/** The path of a socket may have 107 bytes, 103 on macOS; the name of the socket takes 17 of them. */
const mostBytes = 84;
const isShort = (folder: string) => Buffer.byteLength(folder) <= mostBytes;

/**
 * The folder of the database's socket, made where it is missing, as PostgreSQL is told of it. It lies beside the data, where
 * nobody sweeps. Where that path is too long, PostgreSQL gets the way from its cluster.
 */
export function ensureSocketFolder(dataDir: string, cluster: string, owner: Owner | null): string {
	const folder = placeFor(dataDir);
	if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) fs.rmSync(folder);
	makeOwned(folder, owner);
	if (isShort(folder)) return folder;
	const way = path.relative(fs.realpathSync(cluster), fs.realpathSync(folder));
	if (isShort(way)) return way;
	throw new StartProblem(
		`フォルダ ${folder} の 名前が 長すぎます。DATA_DIR で もっと 短い 名前の フォルダを 指定してください。`
	);
}

/** macOS knows no way around a long path; there the system's folder for temporary files is each user's own. */
function placeFor(dataDir: string): string {
	const beside = path.join(dataDir, 'socket');
	if (isShort(beside) || process.platform === 'linux') return beside;
	const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
	return path.join(os.tmpdir(), `yoriai-${mark}`);
}

/** What postgres.js connects to. A folder whose path is too long is reached through the open folder that it lies in. */
export function hostOf(socketDir: string): string {
	if (isShort(socketDir)) return socketDir;
	return path.join('/proc/self/fd', String(openFolder(path.dirname(socketDir))), path.basename(socketDir));
}

/** They stay open as long as the process: connections may be made at any time. */
const openFolders = new Map<string, number>();

function openFolder(folder: string): number {
	const { dev, ino } = fs.statSync(folder, { bigint: true });
	const key = `${dev}:${ino}`;
	const open = openFolders.get(key) ?? fs.openSync(folder, 'r');
	openFolders.set(key, open);
	return open;
}

/** Somebody may have swept it away under the running server: then nobody comes in any more. */
export const hasSocket = ({ socketDir, port }: Postmaster): boolean =>
	fs.statSync(path.join(socketDir, `.s.PGSQL.${port}`), { throwIfNoEntry: false })?.isSocket() ?? false;
