/** How long a board gathers before it commits: not at all when calm, a little when many write at once. */
import { limits } from '../limits.ts';

export class BatchWindow {
	readonly #monotonic: () => number;
	/** When the batches of the last second were taken. */
	#recent: number[] = [];

	/** @param monotonic milliseconds that have passed (T3) */
	constructor(monotonic: () => number) {
		this.#monotonic = monotonic;
	}

	/** A batch is taken to be committed. */
	taken(): void {
		this.#recent.push(this.#monotonic());
	}

	/** Milliseconds to wait before the next batch is taken; what the last one took to commit counts towards them. */
	wait(): number {
		const now = this.#monotonic();
		this.#recent = this.#recent.filter((at) => at > now - 1000);
		const last = this.#recent.at(-1);
		if (last === undefined || this.#recent.length <= limits.calmCommitsPerSecond) return 0;
		return Math.max(0, last + limits.windowMs - now);
	}
}
