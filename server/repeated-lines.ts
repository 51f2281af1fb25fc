/**
 * Writes a repeated line once and then counts it: a client that can trigger a line of the log must
 * not fill the disk with it. Each fault keeps its own first line, with its stack.
 */
import type { LogFn, Logger } from 'pino';
import { faultOf } from '#lib/server/fault-of.ts';

/** Window after a line in which equal lines are only counted. */
const quietMs = 5_000;
/**
 * Limit of distinct lines per window, far above normal use. Lines beyond it are counted together.
 */
const mostKinds = 200;

type Write = (line: Readonly<Record<string, unknown>>, words: string) => void;

class RepeatedLines {
	/** Maps the key of a recent line to its repetitions since. */
	readonly #said = new Map<string, number>();

	/** Writes the line, or counts it and writes the count at the end of the window. */
	add(line: Readonly<Record<string, unknown>>, words: string, write: Write): void {
		const exact = [words, line['meeting'], 'err' in line ? faultOf(line['err']) : ''].join('\n');
		const isKnown = this.#said.has(exact);
		const key = isKnown || this.#said.size < mostKinds ? exact : 'others';
		const count = this.#said.get(key);
		if (count !== undefined) return void this.#said.set(key, count + 1);
		this.#said.set(key, 0);
		setTimeout(() => this.#over(key, words, write), quietMs).unref();
		write(line, words);
	}

	#over(key: string, words: string, write: Write): void {
		const repeated = this.#said.get(key) ?? 0;
		this.#said.delete(key);
		if (repeated > 0) write({ repeated }, words);
	}
}

/**
 * Returns a `logMethod` hook for pino. Fatal lines are always written, since the process ends
 * before a count would be.
 */
export function countRepeated(): (
	this: Logger,
	args: Parameters<LogFn>,
	method: LogFn,
	level: number
) => void {
	const lines = new RepeatedLines();
	return function (args, method, level) {
		const [line, words] = args as unknown as [unknown, unknown];
		const isFatal = level >= this.levels.values['fatal']!;
		if (isFatal || typeof line !== 'object' || line === null || typeof words !== 'string')
			return method.apply(this, args);
		lines.add(line as Record<string, unknown>, words, (told, said) => method.call(this, told, said));
	};
}
