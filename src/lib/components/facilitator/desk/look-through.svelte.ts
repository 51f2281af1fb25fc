import { SvelteSet } from 'svelte/reactivity';
import type { NoteId } from '#lib/board/model.ts';
import type { PrivateNote } from '#lib/board/private-views.ts';
import type { Drafts } from './drafts.ts';

/** Known in this tab only, also after a reload. */
export class LookThrough {
	readonly #drafts: Drafts;
	readonly #lookedAt: SvelteSet<NoteId>;

	constructor(drafts: Drafts) {
		this.#drafts = drafts;
		this.#lookedAt = new SvelteSet(
			drafts
				.read('looked')
				.split(' ')
				.filter((id) => id !== '')
				.map((id) => id as NoteId)
		);
	}

	/** `count` is all waiting notes; the texts of the newest may not have arrived yet. */
	left(notes: readonly PrivateNote[], count: number): number {
		const looked = notes.filter(({ id }) => this.#lookedAt.has(id)).length;
		return Math.max(notes.length, count) - looked;
	}

	markLookedAt(notes: readonly PrivateNote[]): void {
		const before = this.#lookedAt.size;
		for (const { id } of notes) this.#lookedAt.add(id);
		if (this.#lookedAt.size > before) this.#drafts.keep('looked', [...this.#lookedAt].join(' '));
	}
}
