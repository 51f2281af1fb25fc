import fs from 'node:fs';

/**
 * Returns a value that distinguishes a process from a later one with the same pid, or null if it is
 * dead. A zombie counts as dead: a container without an init never reaps a killed database.
 */
export function identityOf(pid: number): string | null {
	if (!exists(pid)) return null;
	if (process.platform !== 'linux') return 'alive';
	const [state, startedAt] = procStat(pid) ?? [];
	return startedAt === undefined || state === 'Z' || state === 'X' ? null : startedAt;
}

/**
 * Returns what `look` returns, or null if the process has ended. Other errors (too many open files,
 * say) do not mean that, and are thrown.
 */
export function unlessGone<T>(look: () => T): T | null {
	try {
		return look();
	} catch (error) {
		const { code = '' } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ESRCH') return null;
		throw error;
	}
}

/** To `kill`, 0 and negative numbers mean process groups. */
function exists(pid: number): boolean {
	if (!Number.isSafeInteger(pid) || pid <= 0) return false;
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * The state and the start time in ticks. The command name before them is in brackets and may
 * contain anything.
 */
function procStat(pid: number): [state: string, startedAt: string] | null {
	const text = unlessGone(() => fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
	if (text === null) return null;
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	return [fields[0] ?? '', fields[19] ?? ''];
}
