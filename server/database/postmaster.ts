import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { lifeOf } from './life.ts';
import type { Owner } from './owner.ts';

/** A database server that accepts connections. */
export interface Postmaster {
	readonly pid: number;
	readonly port: number;
	readonly socketDir: string;
}

/** Larger than any process number that Linux gives. */
const nobodysPid = 4_194_305;

/** The server of this cluster if it runs and is ready. PostgreSQL writes one fact a line into its lock file. */
export function runningPostmaster(cluster: string): Postmaster | null {
	const lines = lockFile(cluster);
	const pid = Number(lines[0]);
	if (!lines[7]?.startsWith('ready') || !isPostmasterOf(pid, cluster)) return null;
	return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '' };
}

/** Runs on by itself: in a session of its own, Ctrl-C does not reach it before we have saved. */
export function launch(cluster: string, home: string, socketDir: string, owner: Owner | null): ChildProcess {
	disownLock(cluster);
	const log = path.join(path.dirname(cluster), 'postgres.log');
	const output = fs.openSync(log, fs.existsSync(log) && fs.statSync(log).size > 5_000_000 ? 'w' : 'a', 0o600);
	const child = spawn(path.join(home, 'bin', 'postgres'), ['-D', cluster, '-k', socketDir, ...settings], {
		...owner,
		cwd: '/',
		detached: true,
		stdio: ['ignore', output, output],
		env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
	});
	fs.closeSync(output);
	child.unref();
	return child;
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

/**
 * PostgreSQL will not start while the process named in its lock file exists, though that may be a zombie, or a
 * stranger that got the number after a restart. Removing the file would also lose the check for workers of a
 * killed server that still write; so only the number is replaced.
 */
function disownLock(cluster: string): void {
	const [first, ...rest] = lockFile(cluster);
	if (!first || isPostmasterOf(Number(first), cluster)) return;
	fs.writeFileSync(path.join(cluster, 'postmaster.pid'), [nobodysPid, ...rest].join('\n'));
}

function lockFile(cluster: string): string[] {
	try {
		return fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

export function isPostmasterOf(pid: number, cluster: string): boolean {
	if (!pid || lifeOf(pid) === null) return false;
	if (process.platform !== 'linux') return true;
	try {
		return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
	} catch {
		return false; // gone between the two looks
	}
}
