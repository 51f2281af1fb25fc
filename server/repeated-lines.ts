/** A client that can trigger a line of the log must not fill the disk with it. */
import type { LogFn, Logger } from 'pino';
import { faultOf } from '#lib/server/fault-of.ts';

const quietMs = 5_000;
/** This is far above normal use; lines beyond it are counted together. */
const mostKinds = 200;

type Write = (line: Readonly<Record<string, unknown>>, words: string) => void;

class RepeatedLines {
	readonly #said = new Map<string, number>();

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

/** Fatal lines are always written, since the process ends before a count would be. */
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
