/** Something that is done again whenever it is asked for: one at a time, and once for all who ask while it is done. */
export class Coalescer {
	readonly #run: () => Promise<void>;
	#isAsked = false;
	#running: Promise<void> | null = null;

	/** @param run must not throw */
	constructor(run: () => Promise<void>) {
		this.#run = run;
	}

	/** Resolves when nobody asks any more; null when nobody does. */
	get running(): Promise<void> | null {
		return this.#running;
	}

	ask(): void {
		this.#isAsked = true;
		this.#running ??= this.#turns();
	}

	async #turns(): Promise<void> {
		while (this.#isAsked) {
			this.#isAsked = false;
			await this.#run();
		}
		this.#running = null; // in the same turn as the last look
	}
}
