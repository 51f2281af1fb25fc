import type { Board, CombinationId, NoteId } from '#lib/board/model.ts';
import type { PhoneState } from '#lib/components/phone/later/phone-state.ts';
import { nothing } from './nothing.ts';
import { now } from './boards.ts';
import { ownNotes } from './private-notes.ts';

/** A phone that wrote a few notes, pressed わたしも once and placed two of its シール. */
export const aPhone = (board: Board, more: Partial<PhoneState> = {}): PhoneState => ({
	board,
	own: ownNotes,
	waiting: [],
	supports: ['note-202' as NoteId],
	votes: { ['idea-1' as CombinationId]: 2 },
	offers: [],
	now,
	closedAt: new Date(now()).toISOString(),
	nextAt: '2026-11-21T01:00:00.000Z',
	onsupport: nothing,
	onoffer: nothing,
	onvote: nothing,
	onwithdraw: nothing,
	onwrite: null,
	...more
});
