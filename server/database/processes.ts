import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { unlessGone } from './process-identity.ts';

export interface ClusterProcess {
	readonly pid: number;
	readonly kind: 'postmaster' | 'worker' | 'stranger';
}

/**
 * No file is trusted: PostgreSQL and its workers always have the cluster as working directory, the dead and
 * zombies none.
 */
export function processesIn(cluster: string): ClusterProcess[] {
	if (process.platform !== 'linux') return postmastersByName(cluster);
	if (!fs.existsSync(cluster)) return [];
	return fs
		.readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((pid) => pid !== process.pid && isIn(pid, cluster))
		.map((pid) => ({ pid, kind: kindOf(pid, cluster) }))
		.filter((each): each is ClusterProcess => each.kind !== 'ending');
}

/** The pid may have been reused. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
	if (!Number.isSafeInteger(pid) || pid <= 0) return false;
	if (process.platform !== 'linux') return postmastersByName(cluster).some((each) => each.pid === pid);
	return kindOf(pid, cluster) === 'postmaster';
}

/**
 * Another user's working directory may be unreadable, even to root in a container; its command line then
 * decides.
 */
function isIn(pid: number, cluster: string): boolean {
	try {
		return isSame(`/proc/${pid}/cwd`, cluster);
	} catch (error) {
		if (!isClosed(error)) throw error;
		return kindOf(pid, cluster) === 'postmaster';
	}
}

/** A worker replaces its command line by a title, a postmaster never; an exiting process has none. */
function kindOf(pid: number, cluster: string): ClusterProcess['kind'] | 'ending' {
	const [program = '', option, folder = ''] = commandLine(pid);
	if (!program) return 'ending';
	if (program.startsWith('postgres: ')) return 'worker';
	if (path.basename(program) !== 'postgres' || option !== '-D') return 'stranger';
	try {
		return isSame(folder, cluster) ? 'postmaster' : 'stranger';
	} catch (error) {
		if (!isClosed(error)) throw error;
		return 'stranger'; // our own folder is readable
	}
}

function commandLine(pid: number): string[] {
	try {
		return (unlessGone(() => fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '').split('\0');
	} catch (error) {
		if (!isClosed(error)) throw error;
		return ['hidden']; // another user's process, hidden
	}
}

const isClosed = (error: unknown) =>
	['EACCES', 'EPERM', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Several paths can lead to one inode. */
function isSame(a: string, b: string): boolean {
	const [one, other] = [a, b].map((each) => unlessGone(() => fs.statSync(each, { bigint: true })));
	return Boolean(one && other && one.dev === other.dev && one.ino === other.ino);
}

/** macOS hides working directories; PostgreSQL itself detects leftover workers by their shared memory. */
function postmastersByName(cluster: string): ClusterProcess[] {
	const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' });
	return stdout
		.split('\n')
		.filter((line) => line.includes(`postgres -D ${cluster} `))
		.map((line) => ({ pid: Number.parseInt(line), kind: 'postmaster' }));
}
