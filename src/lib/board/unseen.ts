import { lastCardNumber } from './limits.ts';
import type { NoteState } from './model.ts';

interface Seen {
	readonly state: NoteState;
	readonly number: number | null;
}

/**
 * Whether the room has never seen it (N14). A note gets its number when it is shown, but a printed
 * card has one before (N5).
 */
export const isUnseen = ({ state, number }: Seen): boolean =>
	(state === 'waiting' || state === 'held') && (number === null || number <= lastCardNumber);
