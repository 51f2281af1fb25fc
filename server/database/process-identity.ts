import fs from 'node:fs';

/**
 * Returns null for a dead process, else a value that no later process with the same pid has; a zombie is
 * dead, since a container without an init never reaps it.
 */
export function identityOf(pid: number): string | null {
	if (!exists(pid)) return null;
	if (process.platform !== 'linux') return 'alive';
	const [state, startedAt] = procStat(pid) ?? [];
	return startedAt === undefined || state === 'Z' || state === 'X' ? null : startedAt;
}

/** Other errors (too many open files, say) do not mean that the process ended, and are thrown. */
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

/** The command name before them is in brackets and may contain anything. */
function procStat(pid: number): [state: string, startedAt: string] | null {
	const text = unlessGone(() => fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
	if (text === null) return null;
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	return [fields[0] ?? '', fields[19] ?? ''];
}
