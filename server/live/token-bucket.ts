/** Bursts pass; a sustained stream is limited. */
export interface TokenBucketSize {
	readonly burst: number;
	readonly perSecond: number;
}

export class TokenBucket {
	readonly #size: TokenBucketSize;
	readonly #monotonic: () => number;
	#left: number;
	#at: number;

	/** @param monotonic milliseconds: a wall clock set back would drain the bucket for hours (T3) */
	constructor(size: TokenBucketSize, monotonic: () => number) {
		this.#size = size;
		this.#monotonic = monotonic;
		this.#left = size.burst;
		this.#at = monotonic();
	}

	get isFull(): boolean {
		this.#refill();
		return this.#left >= this.#size.burst;
	}

	/** Takes none if too few are left. */
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
