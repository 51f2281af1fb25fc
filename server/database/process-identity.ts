import fs from 'node:fs';

/**
 * What tells a process from a later one that got the same number; null when it is dead. A zombie is dead too:
 * a killed database can stay one for ever where nothing collects it (a container without an init).
 */
export function identityOf(pid: number): string | null {
	if (!exists(pid)) return null;
	if (process.platform !== 'linux') return 'alive';
	const [state, startedAt] = procStat(pid) ?? [];
	return startedAt === undefined || state === 'Z' || state === 'X' ? null : startedAt;
}

/** What a look into /proc answers; null when the process has gone meanwhile. Too many open files are no death. */
export function unlessGone<T>(look: () => T): T | null {
	try {
		return look();
	} catch (error) {
		const { code = '' } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ESRCH') return null;
		throw error;
	}
}

/** 0 and less would mean groups of processes. */
function exists(pid: number): boolean {
	if (!Number.isSafeInteger(pid) || pid <= 0) return false;
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** The state and the start, in ticks. The command comes before them, in brackets, and may hold anything. */
function procStat(pid: number): [state: string, startedAt: string] | null {
	const text = unlessGone(() => fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
	if (text === null) return null;
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	return [fields[0] ?? '', fields[19] ?? ''];
}
