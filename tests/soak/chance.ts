/** A seeded generator (mulberry32), so that a failed run can be repeated. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** Returns a whole number below `count`. */
	below(count: number): number {
		return Math.floor(this.next() * count);
	}

	between(least: number, most: number): number {
		return least + this.next() * (most - least);
	}

	pick<T>(items: readonly T[]): T {
		const item = items[this.below(items.length)];
		if (item === undefined) throw new Error('nothing to pick from');
		return item;
	}

	bytes(count: number): Uint8Array {
		return Uint8Array.from({ length: count }, () => this.below(256));
	}
}
