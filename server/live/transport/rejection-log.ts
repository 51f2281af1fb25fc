/** Counts refusals for lack of capacity, never who; throttled so that a flood cannot fill the disk. */
import type { Logger } from 'pino';
import { monotonic } from '#lib/wire/clocks.ts';
import { limits } from '../limits.ts';

export class RejectionLog {
	readonly #logger: Logger;
	readonly #now: () => number;
	#count = 0;
	#saidAt = -Infinity;

	constructor(logger: Logger, now: () => number = monotonic) {
		this.#logger = logger;
		this.#now = now;
	}

	/** The first is logged at once, those of the next seconds in a later line. */
	add(why: string): void {
		this.#count += 1;
		if (this.#now() - this.#saidAt < limits.rejectionLogMs) return;
		this.#logger.warn({ why, turnedAway: this.#count }, 'somebody who knocked was answered 503');
		this.#count = 0;
		this.#saidAt = this.#now();
	}
}
