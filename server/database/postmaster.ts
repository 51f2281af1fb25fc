import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Owner } from './owner.ts';
import { isPostmasterOf } from './processes.ts';

/** A database server that accepts connections. */
export interface Postmaster {
	readonly pid: number;
	readonly port: number;
	readonly socketDir: string;
}

/** What it takes to start the database server of a cluster. */
export interface Place {
	readonly cluster: string;
	readonly home: string;
	readonly socketDir: string;
	readonly owner: Owner | null;
}

/** The server of this cluster if it runs and is ready. PostgreSQL writes one fact a line into its lock file. */
export function runningPostmaster(cluster: string): Postmaster | null {
	const lines = lockFile(cluster);
	const pid = Number(lines[0]);
	if (!lines[7]?.startsWith('ready') || !isPostmasterOf(pid, cluster)) return null;
	return { pid, port: Number(lines[3]), socketDir: path.resolve(cluster, lines[4] ?? '') };
}

/** Whether it was asked to stop. */
export const isStopping = (cluster: string): boolean => lockFile(cluster)[7]?.startsWith('stopping') ?? false;

/**
 * Runs on by itself: in a session of its own, Ctrl-C does not reach it before we have saved. It begins in the folder of
 * its cluster, so that `processesIn` sees it from its first moment.
 */
export function launch({ cluster, home, socketDir, owner }: Place): ChildProcess {
	const log = path.join(path.dirname(cluster), 'postgres.log');
	const tooLarge = (fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000;
	const output = fs.openSync(log, tooLarge ? 'w' : 'a', 0o600);
	try {
		const options = ['-D', cluster, '-k', socketDir, ...settings];
		const child = spawn(path.join(home, 'bin', 'postgres'), options, {
			...owner,
			cwd: cluster,
			detached: true,
			stdio: ['ignore', output, output],
			env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
		});
		child.once('error', () => undefined); // `exitCode` and `pid` say it
		child.unref();
		return child;
	} finally {
		fs.closeSync(output);
	}
}

/**
 * Given on the command line, so that a changed file cannot loosen them. The last four keep what people wrote
 * out of the log: neither statements nor the values that an error quotes.
 */
const settings = Object.entries({
	listen_addresses: '',
	unix_socket_permissions: '0700',
	max_connections: '60',
	shared_buffers: '32MB',
	fsync: 'on',
	synchronous_commit: 'on',
	log_checkpoints: 'off',
	log_statement: 'none',
	log_min_duration_statement: '-1',
	log_min_error_statement: 'panic',
	log_error_verbosity: 'terse'
}).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** PostgreSQL's own are shorter. */
const mostBytes = 4_096;
/** What is no file of PostgreSQL's, or none that can be read, names nobody. */
const namesNobody = ['ENOENT', 'EISDIR', 'EACCES', 'ELOOP', 'ENXIO', 'EAGAIN'];

/** Whatever a crash or a stranger left there: it is looked into without waiting, and not further than its beginning. */
function lockFile(cluster: string): string[] {
	const { O_RDONLY, O_NONBLOCK } = fs.constants;
	try {
		const file = fs.openSync(lockPath(cluster), O_RDONLY | O_NONBLOCK);
		try {
			const bytes = Buffer.alloc(mostBytes);
			return bytes.toString('utf8', 0, fs.readSync(file, bytes)).split('\n');
		} finally {
			fs.closeSync(file);
		}
	} catch (error) {
		if (namesNobody.includes((error as NodeJS.ErrnoException).code ?? '')) return [];
		throw error;
	}
}

const lockPath = (cluster: string) => path.join(cluster, 'postmaster.pid');

/**
 * PostgreSQL will not start while its lock files are empty or cut short, or name a process that exists, though that may be a
 * zombie, or a stranger that got the number since. Only for a caller who has the turn and knows that no live process
 * works in the cluster: then nothing in these files is true. Removing them does not lose PostgreSQL's check for workers
 * that still write: it looks for the memory that they share by the inode of the folder.
 */
export function forgetLocks({ cluster, socketDir }: Place): void {
	const sockets = path.resolve(cluster, socketDir);
	for (const left of [lockPath(cluster), ...fs.readdirSync(sockets).map((name) => path.join(sockets, name))])
		fs.rmSync(left, { recursive: true, force: true });
}
