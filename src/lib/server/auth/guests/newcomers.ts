import type { MeetingId } from '#lib/board/model.ts';
import { wideNetworkOf } from '#lib/server/auth/network.ts';

/**
 * A hall of 200 people joins at once from one address. At this rate a script needs more than a
 * meeting of three hours to use up `mostParticipants`.
 */
const burst = 400;
const perMinute = 10;

/** Six times as many as may be connected to a board at once. */
export const mostParticipants = 3_000;

/** More than are ever in use at once; above it the oldest goes. */
const mostKnown = 10_000;

export class Newcomers {
	readonly #now: () => number;
	readonly #known = new Map<string, { left: number; at: number }>();

	/** @param now monotonic time in milliseconds */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	take(meeting: MeetingId, address: string): boolean {
		const key = `${meeting} ${wideNetworkOf(address)}`;
		const left = this.#left(key);
		if (left < 1) return false;
		this.#known.delete(key); // re-insert, so that the oldest comes first
		this.#known.set(key, { left: left - 1, at: this.#now() });
		const [oldest] = this.#known.keys();
		if (oldest && this.#known.size > mostKnown) this.#known.delete(oldest);
		return true;
	}

	#left(key: string): number {
		const known = this.#known.get(key);
		if (!known) return burst;
		return Math.min(burst, known.left + ((this.#now() - known.at) / 60_000) * perMinute);
	}
}
