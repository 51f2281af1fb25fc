import { lastCardNumber } from './limits.ts';
import type { Holder, NoteState } from './model.ts';

interface Seen {
	readonly state: NoteState;
	readonly number: number | null;
	/** A printed card keeps it after it was released. */
	readonly heldBy: Holder | null;
}

/**
 * Whether the room has never seen it (N14). A note gets its number when it is shown, but a printed
 * card has one before (N5): one that staff put aside may have been shown, and counts as seen.
 */
export const isUnseen = ({ state, number, heldBy }: Seen): boolean =>
	(state === 'waiting' || state === 'held') &&
	(number === null || (number <= lastCardNumber && heldBy !== 'staff'));
