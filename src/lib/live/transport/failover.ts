/** A race in parallel when answers are late, and probes for a socket while frames go by POST. */
import { monotonic } from '#lib/wire/clocks.ts';
import type { RetryPolicy } from './retry-policy.ts';
import { TransportRace, type StartAttempt } from './transport-race.ts';

interface Parts {
	readonly retryPolicy: RetryPolicy;
	readonly start: StartAttempt;
	readonly current: () => TransportRace | null;
	readonly replace: () => void;
	readonly left: AbortSignal;
}

export class Failover {
	readonly #retryPolicy: RetryPolicy;
	readonly #start: StartAttempt;
	readonly #current: () => TransportRace | null;
	readonly #replace: () => void;
	readonly #left: AbortSignal;
	/** Started because answers are late; the provider takes it over with its next socket. */
	#beside: TransportRace | null = null;
	/** Otherwise a server that rejects us would be retried at every check. */
	#besideAgainAt = 0;
	/** Null on a socket, or while a probe is running. */
	#probeAt: number | null = null;
	#probing: ReturnType<typeof setTimeout> | undefined;
	/** For a socket while POST requests work. */
	#probe: TransportRace | null = null;

	constructor({ retryPolicy, start, current, replace, left }: Parts) {
		this.#retryPolicy = retryPolicy;
		this.#start = start;
		this.#current = current;
		this.#replace = replace;
		this.#left = left;
	}

	get hasOther(): boolean {
		return this.#beside !== null;
	}

	take(): TransportRace | null {
		const race = this.#beside?.takenOver() ?? null;
		this.#beside = null;
		return race;
	}

	look(): void {
		const current = this.#current();
		if (!current?.way) return; // nothing received yet: the connection runs its own attempts
		if (!current.liveness.isLate) this.#stopBeside();
		else if (!this.#beside && monotonic() >= this.#besideAgainAt) this.#lookBeside();
	}

	/**
	 * The time is kept when a POST connection is replaced, so that failing POSTs do not postpone the
	 * probe.
	 */
	probeLater(): void {
		clearTimeout(this.#probing);
		const way = this.#current()?.way;
		if (way === 'socket') this.#probeAt = null;
		if (this.#left.aborted || way !== 'post') return;
		this.#probeAt ??= monotonic() + this.#retryPolicy.probeAfterMs;
		this.#probing = setTimeout(() => this.#lookForSocket(), this.#probeAt - monotonic());
	}

	/** Whether they receive anything no longer matters. */
	stop(): void {
		this.#stopBeside();
		const probe = this.#probe;
		this.#probe = null;
		probe?.close();
		this.probeLater();
	}

	#lookBeside(): void {
		this.#besideAgainAt = monotonic() + this.#retryPolicy.aloneMs;
		const beside = TransportRace.beside(this.#retryPolicy, this.#start, () => this.#takeOver());
		beside.onclose = () => (this.#beside = null);
		this.#beside = beside;
	}

	#stopBeside(): void {
		this.#beside?.close();
		this.#beside = null;
	}

	/** Unless the late answer has arrived; unanswered commands are sent again under the same ids. */
	#takeOver(): void {
		const race = this.#current();
		if (race && !race.liveness.isLate) return this.#stopBeside();
		if (race) this.#retryPolicy.overtaken();
		this.#replace();
	}

	#lookForSocket(): void {
		const race = this.#current();
		if (this.#left.aborted || this.#probe || race?.way !== 'post') return;
		this.#probeAt = null;
		const probe = TransportRace.bySocketAlone(this.#retryPolicy, this.#start, () => {
			this.#probe = null;
			if (this.#current()?.way === 'socket') return probe.close();
			this.#stopBeside();
			this.#beside = probe;
			this.#replace();
		});
		probe.onclose = () => {
			if (this.#probe !== probe) return;
			this.#probe = null;
			if (this.#current() === race) this.#retryPolicy.swallowsSockets(); // POST worked all the while
			this.probeLater();
		};
		this.#probe = probe;
	}
}
