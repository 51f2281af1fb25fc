/** Withholds updates from a client that does not read, and tells when its socket is stuck. */
import { limits } from '../limits.ts';

export class Backpressure {
	readonly #wire: { readonly unsentBytes: number };
	readonly #monotonic: () => number;
	/**
	 * Set while updates are withheld because the client does not read: the start, and the state
	 * vector of what had been sent by then.
	 */
	#behind: { readonly since: number; vector: Uint8Array } | null = null;
	/** The size of the last whole board that was sent. */
	#boardBytes = 0;

	/** @param monotonic monotonic milliseconds (T3) */
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
	 * Whether an update must be withheld now. Starts withholding when too much is unsent.
	 * @param vector state vector of what was sent so far
	 */
	withholds(vector: Uint8Array): boolean {
		if (this.#wire.unsentBytes > limits.unsentBytes.stop)
			this.#behind ??= { since: this.#monotonic(), vector };
		return this.#behind !== null;
	}

	/** While updates are withheld: a client's own vector is more exact than that of what was broadcast. */
	resumeFrom(vector: Uint8Array): void {
		if (this.#behind) this.#behind.vector = vector;
	}

	boardSent(bytes: number): void {
		this.#boardBytes = bytes;
	}

	isStuck(): boolean {
		const { unsentBytes } = this.#wire;
		if (unsentBytes <= limits.unsentBytes.resume) this.#boardBytes = 0; // the client has read the board
		const tooLong = this.#behind !== null && this.#monotonic() - this.#behind.since > limits.unsentMs;
		return tooLong || unsentBytes - this.#boardBytes > limits.mostUnsentBytes;
	}

	/** Ends withholding. Returns the state vector to resume from, or null. */
	resume(): Uint8Array | null {
		const vector = this.#behind?.vector ?? null;
		this.#behind = null;
		return vector;
	}
}
