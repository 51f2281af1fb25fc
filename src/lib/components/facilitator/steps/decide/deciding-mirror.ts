import type { Deciding } from '#lib/board/model.ts';

/** Often enough for a room that reads along, and no stream of half words. */
const restMs = 600;

/** Shows the やること form on the projector while it is filled in (A6): after a rest, and never in the middle of a conversion. */
export class DecidingMirror {
	/** Resolves with whether it arrived. */
	readonly #send: (deciding: Deciding | null) => Promise<boolean>;
	#wanted = 'null';
	#shown = 'null';
	#composing = false;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(send: (deciding: Deciding | null) => Promise<boolean>) {
		this.#send = send;
	}

	/** Null: the form is empty, or was left. */
	show(deciding: Deciding | null): void {
		this.#wanted = JSON.stringify(deciding);
		this.#rest();
	}

	/** Half-typed kana are nobody's business yet. */
	compose(on: boolean): void {
		this.#composing = on;
		if (!on) this.#rest();
	}

	/** The words are on their way as a decision: what the projector shows of them must not come after it. */
	pause(): void {
		this.#stop();
	}

	/** The server has taken it off by itself: something was decided, or left for later. */
	forget(): void {
		this.#stop();
		this.#wanted = this.#shown = 'null';
	}

	/** The form goes away, and so does its mirror. */
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
		if (!arrived && this.#shown === sent) this.#shown = before; // the next change brings it along
	}
}
