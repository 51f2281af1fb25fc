/** Counts who is coming in, so that a crowd at the door leaves the people inside alone. */
import { isIP } from 'node:net';
import { networkOf } from '#lib/server/auth/network.ts';
import { limits } from './limits.ts';

/** One socket that may knock. Both are called once. */
export interface Pass {
	/** It is known whether it may come in. */
	readonly judged: () => void;
	/** The connection is gone. */
	readonly left: () => void;
}

export class Turnstile {
	#knocking = 0;
	readonly #of = new Map<string, number>();

	/** Null: no room now; come back later. */
	pass(address: string): Pass | null {
		const network = networkOf(address);
		const already = this.#of.get(network) ?? 0;
		const crowded = already >= limits.socketsOfAddress && !isThisMachine(address);
		if (crowded || this.#knocking >= limits.knocking) return null;
		this.#knocking += 1;
		this.#of.set(network, already + 1);

		return {
			judged: () => void (this.#knocking -= 1),
			left: () => {
				const others = (this.#of.get(network) ?? 1) - 1;
				if (others > 0) this.#of.set(network, others);
				else this.#of.delete(network);
			}
		};
	}
}

/** The sender as `server/http.ts` wrote it down: of a chain of proxies, what our own says. */
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
