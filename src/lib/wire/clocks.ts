/**
 * Durations use the monotonic clock; the network or a person may set the wall clock at any moment.
 */

/** In milliseconds; may stop while a device sleeps. */
export const monotonic = (): number => performance.now();

/** Not `Date.now` itself, so that a test may replace it. */
export const wall = (): number => Date.now();

/** More means a set clock or a sleep; processor differences and leap seconds stay below. */
const jumpMs = 2_000;

/** Ignores that the machine's clock was set until `look` is called. */
export class SteadyClock {
	readonly #wall: () => number;
	readonly #monotonic: () => number;
	/** Wall minus monotonic clock. */
	#ahead: number;

	constructor(
		clocks: { readonly wall: () => number; readonly monotonic: () => number } = { wall, monotonic }
	) {
		this.#wall = clocks.wall;
		this.#monotonic = clocks.monotonic;
		this.#ahead = this.#wall() - this.#monotonic();
	}

	/** Milliseconds since 1970. */
	readonly now = (): number => this.#ahead + this.#monotonic();

	/** Returns by how many ms the clock was set or the machine slept, or 0; called every second. */
	look(): number {
		const ahead = this.#wall() - this.#monotonic();
		const jumped = ahead - this.#ahead;
		if (Math.abs(jumped) <= jumpMs) return 0;
		this.#ahead = ahead;
		return jumped;
	}
}
