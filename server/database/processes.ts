import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { unlessGone } from './process-identity.ts';

/** A live process whose working directory is the folder of a cluster. */
export interface Inside {
	readonly pid: number;
	readonly kind: 'postmaster' | 'worker' | 'stranger';
}

/**
 * PostgreSQL and each of its workers keep the folder of their cluster as working directory all their life; the dead and
 * zombies have none. So this tells, without believing any file, whether somebody may still write there.
 */
export function processesIn(cluster: string): Inside[] {
	if (process.platform !== 'linux') return postmastersByName(cluster);
	if (!fs.existsSync(cluster)) return [];
	return fs
		.readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((pid) => pid !== process.pid && isIn(pid, cluster))
		.map((pid) => ({ pid, kind: kindOf(pid, cluster) }))
		.filter((each): each is Inside => each.kind !== 'ending');
}

/** Whether this process, which may have got the number of another, is the database server of this cluster. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
	if (!Number.isSafeInteger(pid) || pid <= 0) return false;
	if (process.platform !== 'linux') return postmastersByName(cluster).some((each) => each.pid === pid);
	return kindOf(pid, cluster) === 'postmaster';
}

/** Another user's process may be closed to us (root in a container); then its command line says where it works. */
function isIn(pid: number, cluster: string): boolean {
	try {
		return isSame(`/proc/${pid}/cwd`, cluster);
	} catch (error) {
		if (!isClosed(error)) throw error;
		return kindOf(pid, cluster) === 'postmaster';
	}
}

/** A worker writes what it does over its command line, a postmaster never does. What ends has lost it with its memory. */
function kindOf(pid: number, cluster: string): Inside['kind'] | 'ending' {
	const [program = '', option, folder = ''] = commandLine(pid);
	if (!program) return 'ending';
	if (program.startsWith('postgres: ')) return 'worker';
	if (path.basename(program) !== 'postgres' || option !== '-D') return 'stranger';
	try {
		return isSame(folder, cluster) ? 'postmaster' : 'stranger';
	} catch (error) {
		if (!isClosed(error)) throw error;
		return 'stranger'; // ours is open to us
	}
}

function commandLine(pid: number): string[] {
	try {
		return (unlessGone(() => fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '').split('\0');
	} catch (error) {
		if (!isClosed(error)) throw error;
		return ['hidden']; // another user's, by the system's choice
	}
}

const isClosed = (error: unknown) =>
	['EACCES', 'EPERM', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** The same folder, whichever path leads there. */
function isSame(a: string, b: string): boolean {
	const [one, other] = [a, b].map((each) => unlessGone(() => fs.statSync(each, { bigint: true })));
	return Boolean(one && other && one.dev === other.dev && one.ino === other.ino);
}

/** macOS tells no working directories; left-over workers are found by PostgreSQL itself, by the memory they share. */
function postmastersByName(cluster: string): Inside[] {
	const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' });
	return stdout
		.split('\n')
		.filter((line) => line.includes(`postgres -D ${cluster} `))
		.map((line) => ({ pid: Number.parseInt(line), kind: 'postmaster' }));
}
