/** How long a board gathers before it commits: not at all when calm, a little when many write at once. */
import { limits } from './limits.ts';

export class Pace {
	readonly #now: () => number;
	#recent: number[] = [];

	constructor(now: () => number) {
		this.#now = now;
	}

	committed(): void {
		this.#recent.push(this.#now());
	}

	/** Milliseconds to wait before the next batch is taken. */
	wait(): number {
		const since = this.#now() - 1000;
		this.#recent = this.#recent.filter((at) => at > since);
		return this.#recent.length > limits.calmCommitsPerSecond ? limits.windowMs : 0;
	}
}
