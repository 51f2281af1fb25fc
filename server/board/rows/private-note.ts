import type { PrivateNote } from '#lib/board/private-views.ts';
import type { NoteRow } from '../../live/log/board-rows.ts';

export type PrivateColumns = Pick<
	NoteRow,
	'id' | 'kind' | 'text' | 'state' | 'heldBy' | 'number' | 'postedBy' | 'participant'
>;

/** Only the author gets `postedBy`. */
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
