/** A bucket that refills: bursts pass, a stream does not. */
export interface TokenBucketSize {
	/** How many at once. */
	readonly burst: number;
	readonly perSecond: number;
}

export class TokenBucket {
	readonly #size: TokenBucketSize;
	readonly #monotonic: () => number;
	#left: number;
	#at: number;

	/** @param monotonic milliseconds that have passed: set back, it would take away for hours what nobody has spent (T3) */
	constructor(size: TokenBucketSize, monotonic: () => number) {
		this.#size = size;
		this.#monotonic = monotonic;
		this.#left = size.burst;
		this.#at = monotonic();
	}

	/** Nothing of it is spent. */
	get isFull(): boolean {
		this.#refill();
		return this.#left >= this.#size.burst;
	}

	/** Takes one, or as many; false, and takes nothing, when so many are not left. */
	spend(amount = 1): boolean {
		this.#refill();
		if (this.#left < amount) return false;
		this.#left -= amount;
		return true;
	}

	#refill(): void {
		const now = this.#monotonic();
		this.#left = Math.min(this.#size.burst, this.#left + ((now - this.#at) / 1000) * this.#size.perSecond);
		this.#at = now;
	}
}
