import type { Holder, Kind, NoteId, NoteState } from '#lib/board/model.ts';

/**
 * State of an own note as this phone knows it. `kept`: only on this phone; `sending`: sent, not
 * acknowledged; the others come from the server.
 */
export type Progress = 'kept' | 'sending' | 'arrived' | 'held' | 'shown' | 'withdrawn' | 'handed_off';

/** One line of わたしの紙: a note of this phone, acknowledged by the server or not. */
export interface OwnNote {
	/** Id of the command that posted it. It stays the same before and after the acknowledgement. */
	readonly key: string;
	/** Null until the server acknowledged it. */
	readonly id: NoteId | null;
	readonly kind: Kind;
	readonly text: string;
	readonly progress: Progress;
	readonly number: number | null;
	/**
	 * Who holds it (あずかり): the rules, until the author rewrites it, or staff, who alone can free it
	 * (N9).
	 */
	readonly heldBy: Holder | null;
	/** Whether なおす・消す is possible now. */
	readonly changeable: boolean;
}

/** Returns what a note state of the server means to the note's author. */
export function progressOf(state: NoteState): Progress {
	switch (state) {
		case 'waiting':
			return 'arrived';
		case 'trashed': // staff removed it and can put it back
			return 'held';
		default:
			return state;
	}
}
