import type { Step } from '#lib/board/step.ts';
import type { Desk } from './desk.svelte.ts';

/** Notes that the room has not seen: the step itself shows them, or a badge does (あとから届いた声). */
export class UnseenNotes {
	readonly #desk: Desk;
	readonly #step: () => Step;
	/** The position at which everything had been shown: what arrives there later must not change the view. */
	#shownAt: number | null = $state(null);

	constructor(desk: Desk, step: () => Step) {
		this.#desk = desk;
		this.#step = step;
	}

	get areInStep(): boolean {
		const { board, hiddenCount } = this.#desk;
		if (this.#step() !== 'show') return this.#step() === 'write';
		return board.notes.length === 0 || (hiddenCount > 0 && this.#shownAt !== board.position);
	}

	get late(): number {
		const { board, hiddenCount } = this.#desk;
		// Notes written ahead wait until people begin to write.
		const early = this.#step() === 'reception' || this.#step() === 'review';
		if (this.areInStep || board.phase !== 'open' || (early && board.notes.length === 0)) return 0;
		return hiddenCount;
	}

	/** Called whenever the board changes. */
	look(): void {
		const { board, hiddenCount } = this.#desk;
		if (this.#step() !== 'show') this.#shownAt = null;
		else if (board.notes.length > 0 && hiddenCount === 0) this.#shownAt = board.position;
	}
}
