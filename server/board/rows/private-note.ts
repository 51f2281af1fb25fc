import type { PrivateNote } from '#lib/board/model.ts';
import type { NoteRow } from '../../live/log/board-log.ts';

/** What of a row somebody may see beside the board. */
export type PrivateColumns = Pick<
	NoteRow,
	'id' | 'kind' | 'text' | 'state' | 'heldBy' | 'number' | 'postedBy' | 'participant'
>;

/** A row as its author, or staff, may see it. Only its author learns which command posted it. */
export function privateNote(row: PrivateColumns, whom: 'author' | 'staff'): PrivateNote {
	const { id, kind, text, state, heldBy, number, postedBy, participant } = row;
	return {
		...{ id, kind, text, state, heldBy, number },
		postedBy: whom === 'author' ? postedBy : null,
		proxy: participant === null
	};
}
