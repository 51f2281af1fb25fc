import { limits } from '../limits.ts';

export class BatchWindow {
	readonly #monotonic: () => number;
	#recent: number[] = [];

	/** @param monotonic milliseconds (T3) */
	constructor(monotonic: () => number) {
		this.#monotonic = monotonic;
	}

	taken(): void {
		this.#recent.push(this.#monotonic());
	}

	/** Less what the last commit already took. */
	wait(): number {
		const now = this.#monotonic();
		this.#recent = this.#recent.filter((at) => at > now - 1000);
		const last = this.#recent.at(-1);
		if (last === undefined || this.#recent.length <= limits.calmCommitsPerSecond) return 0;
		return Math.max(0, last + limits.windowMs - now);
	}
}
