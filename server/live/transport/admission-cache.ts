/**
 * Recognizes staff and projector screens without a database query; a revoked cookie is removed when
 * it is next authorized.
 */
import { createHash } from 'node:crypto';
import type { MeetingId } from '#lib/board/model.ts';
import { cookieOf, type CookieName, type RequestCredentials } from '#lib/server/auth/cookies.ts';
import type { Reader } from '#lib/server/auth/reader.ts';
import type { SocketView } from '#lib/server/scribe/scribe-reader.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import { limits } from '../limits.ts';

interface Asking {
	readonly meeting: MeetingId;
	readonly view: SocketView;
}

export class AdmissionCache {
	readonly #now: () => number;
	/** Hash → expiry, least recently admitted first. */
	readonly #known = new Map<string, number>();

	/** @param now monotonic milliseconds */
	constructor(now: () => number = monotonic) {
		this.#now = now;
	}

	find(request: RequestCredentials, asking: Asking): string | null {
		const hashes = hashesOf(request, asking);
		return hashes.find((hash) => (this.#known.get(hash) ?? -Infinity) > this.#now()) ?? null;
	}

	/** A null `reader` was refused. */
	judged(request: RequestCredentials, asking: Asking, reader: Reader | null): void {
		if (reader && !reader.isGuest) return this.#add(hashOf(request, asking, reader.cookie));
		for (const hash of hashesOf(request, asking)) this.#known.delete(hash);
	}

	#add(hash: string | null): void {
		if (!hash) return;
		this.#known.delete(hash);
		this.#known.set(hash, this.#now() + limits.admissionMs);
		const [oldest] = this.#known.keys();
		if (oldest && this.#known.size > limits.mostAdmissions) this.#known.delete(oldest);
	}
}

const names: readonly CookieName[] = ['session', 'key', 'guest', 'scribe'];

/** A phone's page never uses the reserve, not even in a browser of staff. */
const hashesOf = (request: RequestCredentials, asking: Asking): readonly string[] =>
	asking.view === 'phone'
		? []
		: names.map((name) => hashOf(request, asking, name)).filter((hash) => hash !== null);

function hashOf(request: RequestCredentials, { meeting }: Asking, name: CookieName): string | null {
	const value = cookieOf(request, name);
	return value && createHash('sha256').update([name, meeting, value].join('\n')).digest('base64url');
}
