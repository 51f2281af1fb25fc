/** Runs one async task at a time, and once more for all requests made during a run. */
export class Coalescer {
	readonly #run: () => Promise<void>;
	#isAsked = false;
	#running: Promise<void> | null = null;

	/** @param run must not throw */
	constructor(run: () => Promise<void>) {
		this.#run = run;
	}

	/** Resolves when no request is left; null while idle. */
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
		this.#running = null; // same turn as the last check, so no request is lost
	}
}
