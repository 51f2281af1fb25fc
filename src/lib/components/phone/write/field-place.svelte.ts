import { untrack } from 'svelte';

interface Page {
	/** Differs from step to step. */
	readonly moment: () => string;
	readonly position: () => number;
	/** The text in the field. */
	readonly written: () => string;
	/** An own note is open in its sheet. */
	readonly isSheetOpen: () => boolean;
}

/** Where the field for a note stands beside the step: nothing moves under somebody who writes. */
export class FieldPlace {
	/** The step stands above the field. */
	stepFirst = $state(true);
	/** The step at which the field stays although the step asks for something else. */
	#unfoldedAt: number | null = $state(null);
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
		// Before the page changes, because a field that has the focus must not go.
		$effect.pre(() => {
			void page.moment();
			untrack(() => this.#stepChanged());
		});
	}

	get isUnfolded(): boolean {
		return this.#unfoldedAt === this.#page.position();
	}

	/** Words would go from under the eyes or the fingers if the page moved now. */
	isWriting(): boolean {
		return this.#page.isSheetOpen() || this.#hasWords() || hasFocus();
	}

	unfold(): void {
		this.#unfoldedAt = this.#page.position();
	}

	unfoldOnTop(): void {
		this.unfold();
		this.stepFirst = false;
		scrollTo(0, 0);
	}

	#stepChanged(): void {
		const isTyping = !this.#page.isSheetOpen() && hasFocus();
		this.stepFirst = !isTyping && !this.#hasWords();
		if (isTyping) this.unfold();
	}

	#hasWords(): boolean {
		return this.#page.written().trim() !== '';
	}
}

const hasFocus = (): boolean => document.activeElement?.matches('input, textarea') === true;
