/** The server's clock on this page: what the server last said, counted on by a clock that nobody sets (T3). */
import { monotonic, SteadyClock, wall } from '../wire/clocks.ts';

const ofDevice = { wall, monotonic };

export class ServerClock {
	readonly #monotonic: () => number;
	readonly #device: SteadyClock;
	/** How far the server's clock is ahead of what has passed here. Until it is told, the device's own is all there is. */
	#ahead: number;

	constructor(clocks: typeof ofDevice = ofDevice) {
		this.#monotonic = clocks.monotonic;
		this.#device = new SteadyClock(clocks);
		this.#ahead = clocks.wall() - clocks.monotonic();
	}

	/** Milliseconds since 1970. */
	now(): number {
		return this.#monotonic() + this.#ahead;
	}

	told(now: number): void {
		this.#ahead = now - this.#monotonic();
	}

	/** To be called every second: the device was set, or slept, and a sleep is not always counted. Ask the server. */
	get isDoubtful(): boolean {
		return this.#device.look() !== 0;
	}
}
