import type { Board, Group, Note } from '../model.ts';
import { spotlightNote } from './spotlight.ts';

/** What staff have put on the projector screen in place of the step's own picture. */
export type Focused = { readonly note: Note } | { readonly group: Group };

export function focusedOn({
	notes,
	groups,
	wall: { focus }
}: Pick<Board, 'notes' | 'groups' | 'wall'>): Focused | null {
	const note = focus?.type === 'note' && notes.find(({ id }) => id === focus.id);
	if (note) return { note };
	const group = focus?.type === 'group' && groups.find(({ id }) => id === focus.id);
	return group ? { group } : null;
}

/** The one note that stands large on the projector screen, so that phones can show it too. */
export function noteSeenByAll(board: Board): Note | null {
	const { agenda, phase, position, spotlight, wall } = board;
	if (phase === 'closed' || wall.covered || board.cancelled !== null) return null;
	const focused = focusedOn(board);
	if (focused) return 'note' in focused ? focused.note : null;
	const filing = phase === 'open' && agenda[position]?.step === 'group' && spotlight !== null;
	return filing ? spotlightNote(board) : null;
}
