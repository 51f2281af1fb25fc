/** A bucket that refills: bursts pass, a stream does not. */
export interface BucketSize {
	/** How many at once. */
	readonly burst: number;
	readonly perSecond: number;
}

export class Bucket {
	readonly #size: BucketSize;
	readonly #now: () => number;
	#left: number;
	#at: number;

	/** @param now milliseconds */
	constructor(size: BucketSize, now: () => number) {
		this.#size = size;
		this.#now = now;
		this.#left = size.burst;
		this.#at = now();
	}

	/** Takes one; false when none is left. */
	spend(): boolean {
		const now = this.#now();
		this.#left = Math.min(this.#size.burst, this.#left + ((now - this.#at) / 1000) * this.#size.perSecond);
		this.#at = now;
		if (this.#left < 1) return false;
		this.#left -= 1;
		return true;
	}
}
