/** A listener would hear only counts while forty notes arrive. */
const restMs = 3_000;
/** Changes that never pause are announced after this time. */
const patienceMs = 30_000;
/** Least time between two announcements. */
const leastMs = 20_000;

/** Times are in ms of a monotonic clock. */
export class SpokenPace {
	#said: string;
	#now: string;
	#saidAt = -Infinity;
	#firstAt = 0;
	#lastAt = 0;

	/** The initial text is read as part of the page. */
	constructor(words: string) {
		this.#said = words;
		this.#now = words;
	}

	change(words: string, at: number): void {
		if (words === this.#now) return;
		if (this.#now === this.#said) this.#firstAt = at;
		this.#now = words;
		this.#lastAt = at;
	}

	get dueAt(): number | null {
		if (this.#now === this.#said) return null;
		return Math.max(this.#saidAt + leastMs, Math.min(this.#lastAt + restMs, this.#firstAt + patienceMs));
	}

	say(at: number): string {
		this.#said = this.#now;
		this.#saidAt = at;
		return this.#said;
	}
}
