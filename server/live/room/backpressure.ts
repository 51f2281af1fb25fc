import { limits } from '../limits.ts';

export class Backpressure {
	readonly #wire: { readonly unsentBytes: number };
	readonly #monotonic: () => number;
	/** Set while updates are withheld; `vector` is what had been sent by then. */
	#behind: { readonly since: number; vector: Uint8Array } | null = null;
	/** Of the last whole board that was sent. */
	#boardBytes = 0;

	/** @param monotonic milliseconds (T3) */
	constructor(wire: { readonly unsentBytes: number }, monotonic: () => number) {
		this.#wire = wire;
		this.#monotonic = monotonic;
	}

	get isWithholding(): boolean {
		return this.#behind !== null;
	}

	get hasDrained(): boolean {
		return this.#wire.unsentBytes <= limits.unsentBytes.resume;
	}

	/**
	 * Starts withholding when too much is unsent.
	 * @param vector what was sent so far
	 */
	withholds(vector: Uint8Array): boolean {
		if (this.#wire.unsentBytes > limits.unsentBytes.stop)
			this.#behind ??= { since: this.#monotonic(), vector };
		return this.#behind !== null;
	}

	/** A client's own vector is more exact than that of what was broadcast. */
	resumeFrom(vector: Uint8Array): void {
		if (this.#behind) this.#behind.vector = vector;
	}

	boardSent(bytes: number): void {
		this.#boardBytes = bytes;
	}

	isStuck(): boolean {
		const { unsentBytes } = this.#wire;
		if (unsentBytes <= limits.unsentBytes.resume) this.#boardBytes = 0;
		const tooLong = this.#behind !== null && this.#monotonic() - this.#behind.since > limits.unsentMs;
		return tooLong || unsentBytes - this.#boardBytes > limits.mostUnsentBytes;
	}

	/** The state vector to resume from, or null. */
	resume(): Uint8Array | null {
		const vector = this.#behind?.vector ?? null;
		this.#behind = null;
		return vector;
	}
}
