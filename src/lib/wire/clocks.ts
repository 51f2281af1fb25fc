/**
 * The monotonic clock and the wall clock, which client and server both use. Durations (limits,
 * delays, ages) use the monotonic clock. The wall clock tells the time, and the network or a person
 * may set it at any moment.
 */

/** Milliseconds since an arbitrary moment. Never goes back, but may stop while a device sleeps. */
export const monotonic = (): number => performance.now();

/** Calls `Date.now` each time instead of keeping it, so that a test may replace it. */
export const wall = (): number => Date.now();

/** More means a set clock or a sleep; processor differences and leap seconds stay below. */
const jumpMs = 2_000;

/** Tells the time, and ignores that the machine's clock was set until `look` is called. */
export class SteadyClock {
	readonly #wall: () => number;
	readonly #monotonic: () => number;
	/** Wall clock minus monotonic clock, in milliseconds. */
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

	/**
	 * Takes over the wall clock, if it was set or if the machine slept. Returns by how many ms, or 0.
	 * It is called every second, so that a clock that was set is not noticed late.
	 */
	look(): number {
		const ahead = this.#wall() - this.#monotonic();
		const jumped = ahead - this.#ahead;
		if (Math.abs(jumped) <= jumpMs) return 0;
		this.#ahead = ahead;
		return jumped;
	}
}
