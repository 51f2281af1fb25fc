import type { Holder, Kind, NoteId, NoteState } from '#lib/board/model.ts';

/** `kept`: only on this phone; `sending`: not acknowledged; the others come from the server. */
export type Progress = 'kept' | 'sending' | 'arrived' | 'held' | 'shown' | 'withdrawn' | 'handed_off';

export interface OwnNote {
	/** Id of the command that posted it, before and after the acknowledgement. */
	readonly key: string;
	/** Null until the server acknowledged it. */
	readonly id: NoteId | null;
	readonly kind: Kind;
	readonly text: string;
	readonly progress: Progress;
	readonly number: number | null;
	/** The rules, until the author rewrites it, or staff, who alone can free it (N9). */
	readonly heldBy: Holder | null;
	readonly changeable: boolean;
}

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
