import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartProblem } from '#lib/server/start-problem.ts';
import { type Owner, makeOwned } from './owner.ts';
import type { Postmaster } from './postmaster.ts';

/** A socket's path may have 107 bytes, 103 on macOS; its file name takes 17 of them. */
const mostBytes = 84;
const isShort = (folder: string) => Buffer.byteLength(folder) <= mostBytes;

/** No cleanup of temporary files runs in the data folder; too long a path becomes relative to the cluster. */
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

/** On macOS the temporary folder is private to each user, and nothing else shortens a path. */
function placeFor(dataDir: string): string {
	const beside = path.join(dataDir, 'socket');
	if (isShort(beside) || process.platform === 'linux') return beside;
	const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
	return path.join(os.tmpdir(), `yoriai-${mark}`);
}

/** Too long a path is reached by its parent's file descriptor. */
export function hostOf(socketDir: string): string {
	if (isShort(socketDir)) return socketDir;
	return path.join('/proc/self/fd', String(openFolder(path.dirname(socketDir))), path.basename(socketDir));
}

/** Connections may be opened at any time, so nothing closes these. */
const openFolders = new Map<string, number>();

function openFolder(folder: string): number {
	const { dev, ino } = fs.statSync(folder, { bigint: true });
	const key = `${dev}:${ino}`;
	const open = openFolders.get(key) ?? fs.openSync(folder, 'r');
	openFolders.set(key, open);
	return open;
}

/** Without its socket, which a cleanup job may delete, a server accepts no connections. */
export const hasSocket = ({ socketDir, port }: Postmaster): boolean =>
	fs.statSync(path.join(socketDir, `.s.PGSQL.${port}`), { throwIfNoEntry: false })?.isSocket() ?? false;
