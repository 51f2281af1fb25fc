import type { Holder, Kind, NoteId, NoteState } from '#lib/board/model.ts';

/**
 * How far an own note has got, as the phone honestly knows it. `kept`: only in this phone; `sending`: on its way;
 * the others were told by the server.
 */
export type Progress = 'kept' | 'sending' | 'arrived' | 'held' | 'shown' | 'withdrawn' | 'handed_off';

/** わたしの紙: one line of what this phone wrote, whether the server has it yet or not. */
export interface OwnNote {
	/** The id of the command that posted it: it stays the same before and after it arrives. */
	readonly key: string;
	/** Null until the server has it. */
	readonly id: NoteId | null;
	readonly kind: Kind;
	readonly text: string;
	readonly progress: Progress;
	readonly number: number | null;
	/** In あずかり: by the rules, which a rewrite satisfies, or by staff, who alone can put it back. */
	readonly heldBy: Holder | null;
	/** なおす・消す is possible now. */
	readonly changeable: boolean;
}

/** What the server's word for a note means to the one who wrote it. */
export function progressOf(state: NoteState): Progress {
	switch (state) {
		case 'waiting':
			return 'arrived';
		case 'trashed': // taken off the board by staff, who can put it back
			return 'held';
		default:
			return state;
	}
}
