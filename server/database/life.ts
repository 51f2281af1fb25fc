import fs from 'node:fs';

/**
 * What tells a process from a later one that got the same number; null when it is dead. A zombie is dead too:
 * a killed database can stay one for ever where nothing collects it (a container without an init).
 */
export function lifeOf(pid: number): string | null {
	if (!exists(pid)) return null;
	if (process.platform !== 'linux') return 'alive';
	const [state, startedAt] = procStat(pid) ?? [];
	return startedAt === undefined || state === 'Z' || state === 'X' ? null : startedAt;
}

function exists(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** The state and the start, in ticks. The command comes before them, in brackets, and may hold anything. */
function procStat(pid: number): [state: string, startedAt: string] | null {
	try {
		const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
		return [fields[0] ?? '', fields[19] ?? ''];
	} catch {
		return null; // gone between the two looks
	}
}
