/** The last time that the server sent, advanced by the monotonic clock (T3). */
import { monotonic, SteadyClock, wall } from '../wire/clocks.ts';

const ofDevice = { wall, monotonic };

export class ServerClock {
	readonly #monotonic: () => number;
	readonly #device: SteadyClock;
	/** Before the server has sent its time, the device's clock counts. */
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

	/** Every second: the device's clock was set or the device slept, so ask the server again. */
	get isDoubtful(): boolean {
		return this.#device.look() !== 0;
	}
}
