/** Numbers come to rest before they are said: who listens would hear nothing else while forty papers arrive. */
const restMs = 3_000;
/** In a stream that never rests they are said all the same. */
const patienceMs = 30_000;
/** From one saying to the next. */
const leastMs = 20_000;

/** When a live region says what has changed. The moments are given, in milliseconds of any clock that only goes forward. */
export class SpokenPace {
	#said: string;
	#now: string;
	#saidAt = -Infinity;
	#firstAt = 0;
	#lastAt = 0;

	/** What stands there when the page is opened is read, not said. */
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

	/** Null: there is nothing to say. */
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
