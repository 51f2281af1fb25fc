/**
 * Looks for a better connection while one is in use: by a race in parallel when answers are late, and
 * by probes for a socket while frames go by POST.
 */
import { monotonic } from '#lib/wire/clocks.ts';
import type { RetryPolicy } from './retry-policy.ts';
import { TransportRace, type StartAttempt } from './transport-race.ts';

interface Parts {
	readonly retryPolicy: RetryPolicy;
	readonly start: StartAttempt;
	/** The connection in use. Null if there is none. */
	readonly current: () => TransportRace | null;
	/** Replaces the connection in use by the one that `take` returns. */
	readonly replace: () => void;
	/** Aborted when the page is left. */
	readonly left: AbortSignal;
}

export class Failover {
	readonly #retryPolicy: RetryPolicy;
	readonly #start: StartAttempt;
	readonly #current: () => TransportRace | null;
	readonly #replace: () => void;
	readonly #left: AbortSignal;
	/**
	 * A parallel race, started because answers on the current connection are late. The provider takes
	 * it over when it opens its next socket.
	 */
	#beside: TransportRace | null = null;
	/**
	 * Earliest moment at which a connection may be tried beside the present one again. Without it a
	 * server that rejects us would be retried at every check.
	 */
	#besideAgainAt = 0;
	/** When to probe for a socket. Null on a socket, or while a probe is running. */
	#probeAt: number | null = null;
	#probing: ReturnType<typeof setTimeout> | undefined;
	/** Probes for a socket while POST requests work. */
	#probe: TransportRace | null = null;

	constructor({ retryPolicy, start, current, replace, left }: Parts) {
		this.#retryPolicy = retryPolicy;
		this.#start = start;
		this.#current = current;
		this.#replace = replace;
		this.#left = left;
	}

	/** There is a connection to switch to, or a race for one. */
	get hasOther(): boolean {
		return this.#beside !== null;
	}

	/** Hands the parallel race, if any, to the provider. */
	take(): TransportRace | null {
		const race = this.#beside?.takenOver() ?? null;
		this.#beside = null;
		return race;
	}

	/** Starts a parallel race if an answer is late, and drops it once none is. */
	look(): void {
		const current = this.#current();
		if (!current?.way) return; // nothing received yet: the connection runs its own attempts
		if (!current.liveness.isLate) this.#stopBeside();
		else if (!this.#beside && monotonic() >= this.#besideAgainAt) this.#lookBeside();
	}

	/**
	 * Schedules the next probe. The time is kept when a POST connection is replaced, so that failing
	 * POSTs do not postpone it.
	 */
	probeLater(): void {
		clearTimeout(this.#probing);
		const way = this.#current()?.way;
		if (way === 'socket') this.#probeAt = null;
		if (this.#left.aborted || way !== 'post') return;
		this.#probeAt ??= monotonic() + this.#retryPolicy.probeAfterMs;
		this.#probing = setTimeout(() => this.#lookForSocket(), this.#probeAt - monotonic());
	}

	/** Drops the parallel race and the probe: whether they receive anything no longer matters. */
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

	/**
	 * Switches to the parallel race, unless the late answer has arrived. Unanswered commands are sent
	 * again under the same ids.
	 */
	#takeOver(): void {
		const race = this.#current();
		if (race && !race.liveness.isLate) return this.#stopBeside();
		if (race) this.#retryPolicy.overtaken();
		this.#replace();
	}

	/** Probes for a socket while frames go by POST, and switches once one delivers something. */
	#lookForSocket(): void {
		const race = this.#current();
		if (this.#left.aborted || this.#probe || race?.way !== 'post') return;
		this.#probeAt = null;
		const probe = TransportRace.bySocketAlone(this.#retryPolicy, this.#start, () => {
			this.#probe = null;
			if (this.#current()?.way === 'socket') return probe.close(); // the page is already on a socket
			this.#stopBeside();
			this.#beside = probe;
			this.#replace();
		});
		probe.onclose = () => {
			if (this.#probe !== probe) return; // the probe was dropped
			this.#probe = null;
			if (this.#current() === race) this.#retryPolicy.swallowsSockets(); // POST worked all the while
			this.probeLater();
		};
		this.#probe = probe;
	}
}
