import type { Kind, Note, NoteId } from '#lib/board/model.ts';
import type { PrivateNote } from '#lib/board/private-views.ts';
import { isUnseen } from '#lib/board/unseen.ts';

const mostListed = 5;

export interface LastEntry {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly number: number | null;
	readonly state: 'waiting' | 'held' | 'shown';
	/** Null once the room has seen it: corrections are then made on the board. */
	readonly correctable: PrivateNote | null;
}

interface Known {
	readonly privateNotes: readonly PrivateNote[];
	readonly board: { readonly notes: readonly Note[] };
}

/** @param typed newest first; what is nowhere any more, or in the trash, is left out */
export function lastEntries(typed: readonly NoteId[], { privateNotes, board }: Known): LastEntry[] {
	const entries = typed.flatMap((id) => {
		const unshown = privateNotes.find((note) => note.id === id && note.proxy);
		if (unshown) return unshownEntry(unshown);
		const shown = board.notes.find((note) => note.id === id);
		if (!shown) return [];
		const { kind, text, number } = shown;
		return [{ id, kind, text, number, state: 'shown', correctable: null } as const];
	});
	return entries.slice(0, mostListed);
}

function unshownEntry(note: PrivateNote): LastEntry[] {
	const { id, kind, text, number, state } = note;
	if (state !== 'waiting' && state !== 'held') return [];
	return [{ id, kind, text, number, state, correctable: isUnseen(note) ? note : null }];
}
