import type { PrivateNote } from '#lib/board/private-views.ts';
import type { NoteRow } from '../../live/log/board-rows.ts';

export type PrivateColumns = Pick<
	NoteRow,
	'id' | 'kind' | 'text' | 'state' | 'heldBy' | 'number' | 'postedBy' | 'participant'
>;

/**
 * Returns a note as its author or staff may see it. Only the author gets `postedBy`, the command
 * that created it.
 */
export function privateNote(row: PrivateColumns, whom: 'author' | 'staff'): PrivateNote {
	const { id, kind, text, state, heldBy, number, postedBy, participant } = row;
	return {
		id,
		kind,
		text,
		state,
		heldBy,
		number,
		postedBy: whom === 'author' ? postedBy : null,
		proxy: participant === null
	};
}
