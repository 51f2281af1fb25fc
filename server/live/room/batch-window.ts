/** How long a board collects items before a commit: only at a high rate, and then briefly. */
import { limits } from '../limits.ts';

export class BatchWindow {
	readonly #monotonic: () => number;
	/** Times at which the batches of the last second were taken. */
	#recent: number[] = [];

	/** @param monotonic monotonic milliseconds (T3) */
	constructor(monotonic: () => number) {
		this.#monotonic = monotonic;
	}

	taken(): void {
		this.#recent.push(this.#monotonic());
	}

	/** Milliseconds to wait before the next batch, less what the last commit already took. */
	wait(): number {
		const now = this.#monotonic();
		this.#recent = this.#recent.filter((at) => at > now - 1000);
		const last = this.#recent.at(-1);
		if (last === undefined || this.#recent.length <= limits.calmCommitsPerSecond) return 0;
		return Math.max(0, last + limits.windowMs - now);
	}
}
