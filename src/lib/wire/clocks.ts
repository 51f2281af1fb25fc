/**
 * Two clocks, for both ends. What lasts (a limit, a pause, an age) is measured by one that nobody sets; the other says which
 * moment it is, and may be set at any time: by the network's time, or by a person.
 */

/** Milliseconds that have passed since some moment. It never goes back; while a device sleeps it may stand still. */
export const monotonic = (): number => performance.now();

/** Asked each time, and never kept: a test may set it. */
export const wall = (): number => Date.now();

/** A set clock, or a sleep. What two processors and a leap second do is less. */
const jumpMs = 2_000;

/** Tells which moment it is, and goes on as before when the clock of the machine is set, until somebody looks. */
export class SteadyClock {
	readonly #wall: () => number;
	readonly #monotonic: () => number;
	/** How far moments are ahead of what passes. */
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

	/** To be called every second: by how much the clock was set, or for how long the machine slept; otherwise 0. */
	look(): number {
		const ahead = this.#wall() - this.#monotonic();
		const jumped = ahead - this.#ahead;
		if (Math.abs(jumped) <= jumpMs) return 0;
		this.#ahead = ahead;
		return jumped;
	}
}
