/** A rush of clients must not slow down connected ones, nor keep out staff and projector screens. */
import { isIP } from 'node:net';
import { networkOf } from '#lib/server/auth/network.ts';
import { limits } from '../limits.ts';

/** Call each function once. */
export interface Pass {
	/** After it, staff and projector screens are not counted by address. */
	readonly judged: (isGuest: boolean) => void;
	readonly left: () => void;
}

export class ConnectionLimiter {
	#knocking = 0;
	#inReserve = 0;
	readonly #knockingOf = new Counts();
	readonly #reserveOf = new Counts();
	readonly #guestsOf = new Counts();

	/**
	 * Null: too many attempts, the client retries later.
	 * @param admissions hash of an admitted cookie of staff or a screen
	 */
	pass(address: string, admissions: string | null = null): Pass | null {
		return (admissions && this.#fromReserve(admissions)) || this.#asEverybody(address);
	}

	#fromReserve(cookie: string): Pass | null {
		if (this.#inReserve >= limits.knockingReserve) return null;
		if (this.#reserveOf.of(cookie) >= limits.knockingOfCookie) return null;
		this.#inReserve += 1;
		this.#reserveOf.add(cookie, 1);
		const judged = () => {
			this.#inReserve -= 1;
			this.#reserveOf.add(cookie, -1);
		};
		return { judged, left: () => undefined };
	}

	#asEverybody(address: string): Pass | null {
		const network = networkOf(address);
		if (this.#knocking >= limits.knocking || this.#isCrowded(network, address)) return null;
		let counted = true;
		const forget = () => {
			if (counted) this.#guestsOf.add(network, -1);
			counted = false;
		};
		this.#knocking += 1;
		this.#knockingOf.add(network, 1);
		this.#guestsOf.add(network, 1);
		const judged = (isGuest: boolean) => {
			this.#knocking -= 1;
			this.#knockingOf.add(network, -1);
			if (!isGuest) forget();
		};
		return { judged, left: forget };
	}

	#isCrowded(network: string, address: string): boolean {
		if (isThisMachine(address)) return false;
		return (
			this.#guestsOf.of(network) >= limits.socketsOfAddress ||
			this.#knockingOf.of(network) >= limits.knockingOfNetwork
		);
	}
}

/** Drops keys whose count is 0, so that they take no memory. */
class Counts {
	readonly #counts = new Map<string, number>();

	of(key: string): number {
		return this.#counts.get(key) ?? 0;
	}

	add(key: string, more: number): void {
		const count = this.of(key) + more;
		if (count > 0) this.#counts.set(key, count);
		else this.#counts.delete(key);
	}
}

/** As set by `server/http.ts`: the last entry, which our own proxy added. */
export function senderOf(forwardedFor: string | readonly string[] | undefined): string {
	return (
		String(forwardedFor ?? '')
			.split(',')
			.at(-1)
			?.trim() ?? ''
	);
}

function isThisMachine(address: string): boolean {
	const plain = address.replace(/^::ffff:/, '');
	return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
