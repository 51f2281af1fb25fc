/** Most phones would have arrived by then, so causes are shown. */
const patienceSeconds = 20;
const everyMs = 2_000;
/** Slightly longer than the phone's own socket test takes at most. */
const liveMs = 10_000;

export type TryOutcome = 'waiting' | 'nothing' | 'arrived' | 'live' | 'no_live';

export class TryWatch {
	outcome: TryOutcome = $state('waiting');
	seconds = $state(0);
	lost = $state(false);
	#address = '';
	#known: number | null = null;
	#arrivedAt: number | null = null;

	/** Returns the stop; any value but `known` is new, as the server's clock may have been set (T3). */
	begin(address: string, known: number | null): () => void {
		this.#address = address;
		this.#known = known;
		this.outcome = 'waiting';
		this.seconds = 0;
		const second = setInterval(() => this.#tick(), 1_000);
		const ask = setInterval(() => void this.#ask(), everyMs);
		return () => {
			clearInterval(second);
			clearInterval(ask);
		};
	}

	/** Ignores arrivals so far (もう一度 ためす). */
	again(): void {
		this.#known = this.#arrivedAt ?? this.#known;
		this.outcome = 'waiting';
		this.seconds = 0;
	}

	#tick(): void {
		if (this.outcome === 'waiting' || this.outcome === 'nothing') this.seconds += 1;
		if (this.outcome === 'waiting' && this.seconds >= patienceSeconds) this.outcome = 'nothing';
	}

	async #ask(): Promise<void> {
		try {
			const answer = await fetch(this.#address, { headers: { accept: 'application/json' } });
			if (!answer.ok) throw new Error(String(answer.status));
			const state = (await answer.json()) as { triedAt: number | null; socket: boolean };
			this.lost = false;
			this.#hear(state);
		} catch {
			this.lost = true; // the next request may succeed
		}
	}

	#hear({ triedAt, socket }: { triedAt: number | null; socket: boolean }): void {
		if (triedAt === null || triedAt === this.#known) return;
		const before = this.#arrivedAt;
		this.#arrivedAt = triedAt;
		if (socket) this.outcome = 'live';
		else if (this.outcome !== 'no_live' || triedAt !== before) {
			if (this.outcome !== 'arrived' || triedAt !== before) this.#waitForLive(triedAt);
			this.outcome = 'arrived';
		}
	}

	#waitForLive(arrival: number): void {
		setTimeout(() => {
			if (this.outcome === 'arrived' && this.#arrivedAt === arrival) this.outcome = 'no_live';
		}, liveMs);
	}
}
