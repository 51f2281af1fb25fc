/** How many phones come into one meeting from one network. */
import type { MeetingId } from '#lib/board/model.ts';
import { wideNetworkOf } from '#lib/server/auth/network.ts';

/**
 * A hall that comes in at once is one address, and holds 200; a script makes a thousand phones in a minute. Whoever is in
 * comes back as often as they like. The database counts what all networks together make (`mostParticipants`): at this pace
 * one network cannot use that up within a meeting of three hours.
 */
const burst = 400;
const perMinute = 10;

/** Of one meeting: six times as many phones as a board has places. */
export const mostParticipants = 3_000;

/** More than ever come in at once, each with a bucket that is not full again; above it the oldest is forgotten. */
const mostKnown = 10_000;

export class Newcomers {
	readonly #now: () => number;
	readonly #known = new Map<string, { left: number; at: number }>();

	/** @param now milliseconds that never go back */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	/** Takes one place of this network; false when there is none now. */
	take(meeting: MeetingId, address: string): boolean {
		const key = `${meeting} ${wideNetworkOf(address)}`;
		const left = this.#left(key);
		if (left < 1) return false;
		this.#known.delete(key); // the latest stand last
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
