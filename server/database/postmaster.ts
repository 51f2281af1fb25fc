import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Owner } from './owner.ts';
import { isPostmasterOf } from './processes.ts';

export interface Postmaster {
	readonly pid: number;
	readonly port: number;
	readonly socketDir: string;
}

export interface Place {
	readonly cluster: string;
	readonly home: string;
	readonly socketDir: string;
	readonly owner: Owner | null;
}

/**
 * Returns null unless it is ready; lines 0, 3, 4 and 7 of the lock file are pid, port, socket folder and
 * status.
 */
export function runningPostmaster(cluster: string): Postmaster | null {
	const lines = lockFile(cluster);
	const pid = Number(lines[0]);
	if (!lines[7]?.startsWith('ready') || !isPostmasterOf(pid, cluster)) return null;
	return { pid, port: Number(lines[3]), socketDir: path.resolve(cluster, lines[4] ?? '') };
}

export const isStopping = (cluster: string): boolean => lockFile(cluster)[7]?.startsWith('stopping') ?? false;

/**
 * Ctrl-C must not reach it before this process has saved, hence a session of its own; `processesIn` needs the
 * working directory.
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
		child.once('error', () => undefined); // callers check `exitCode` and `pid`
		child.unref();
		return child;
	} finally {
		fs.closeSync(output);
	}
}

/**
 * An edited postgresql.conf cannot weaken the command line; from `log_statement` on, the settings keep user
 * text out of PostgreSQL's log.
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

/** Lock files of PostgreSQL are shorter. */
const mostBytes = 4_096;
/** These mean that there is no valid lock file. */
const namesNobody = ['ENOENT', 'EISDIR', 'EACCES', 'ELOOP', 'ENXIO', 'EAGAIN'];

/** The path may hold a FIFO or a huge file: it must neither block nor fill the memory. */
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
 * PostgreSQL does not start while lock files are truncated or name an existing process, even a zombie or a
 * reused pid. The caller holds the turn and knows that no live process works there.
 */
export function forgetLocks({ cluster, socketDir }: Place): void {
	const sockets = path.resolve(cluster, socketDir);
	for (const left of [lockPath(cluster), ...fs.readdirSync(sockets).map((name) => path.join(sockets, name))])
		fs.rmSync(left, { recursive: true, force: true });
}
