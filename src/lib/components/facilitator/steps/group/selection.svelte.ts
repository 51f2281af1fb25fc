import { SvelteSet } from 'svelte/reactivity';
import { kinds, type Note, type NoteId } from '#lib/board/model.ts';

/** By id only: a note that leaves the board is no longer selected (えらんだ紙). */
export class Selection {
	readonly #ids = new SvelteSet<NoteId>();
	readonly #notes: () => readonly Note[];

	constructor(notes: () => readonly Note[]) {
		this.#notes = notes;
	}

	/** 困っている first, then もったいない, each by number. */
	get ids(): readonly NoteId[] {
		if (this.#ids.size === 0) return [];
		const chosen = this.#notes().filter(({ id }) => this.#ids.has(id));
		return kinds.flatMap((kind) => chosen.filter((note) => note.kind === kind)).map(({ id }) => id);
	}

	has(id: NoteId): boolean {
		return this.#ids.has(id);
	}

	toggle(id: NoteId): void {
		if (!this.#ids.delete(id)) this.#ids.add(id);
	}

	release(notes: readonly NoteId[]): void {
		for (const note of notes) this.#ids.delete(note);
	}
}
