import type { Deciding } from '#lib/board/model.ts';

/** Short enough to read along, long enough to avoid a stream of half words. */
const restMs = 600;

/** Mirrors the form to the projector screen after a pause in typing (A6). */
export class DecidingMirror {
	/** Resolves with whether the server accepted it. */
	readonly #send: (deciding: Deciding | null) => Promise<boolean>;
	#wanted = 'null';
	#shown = 'null';
	#composing = false;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(send: (deciding: Deciding | null) => Promise<boolean>) {
		this.#send = send;
	}

	/** Null if the form is empty or was left. */
	show(deciding: Deciding | null): void {
		this.#wanted = JSON.stringify(deciding);
		this.#rest();
	}

	/** Half-typed kana must not be shown. */
	compose(on: boolean): void {
		this.#composing = on;
		if (!on) this.#rest();
	}

	/** A mirror update must not arrive after the decision. */
	pause(): void {
		this.#stop();
	}

	/** The server clears the mirror itself after a decision or a postponement. */
	forget(): void {
		this.#stop();
		this.#wanted = this.#shown = 'null';
	}

	close(): void {
		if (this.#shown !== 'null') void this.#send(null);
		this.forget();
	}

	#rest(): void {
		this.#stop();
		if (!this.#composing && this.#wanted !== this.#shown)
			this.#timer = setTimeout(() => void this.#flush(), restMs);
	}

	#stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}

	async #flush(): Promise<void> {
		const before = this.#shown;
		const sent = this.#wanted;
		this.#shown = sent;
		const arrived = await this.#send(JSON.parse(sent) as Deciding | null);
		if (!arrived && this.#shown === sent) this.#shown = before; // the next change sends it again
	}
}
