import type { Board, GroupId, NoteId } from '#lib/board/model.ts';

/** Where a dragged note may be dropped: on a group, on 「新しい まとまり」, or among the ungrouped notes. */
export type DropPlace = GroupId | 'new' | 'loose';

export type Drop =
	| { readonly does: 'put'; readonly notes: readonly NoteId[]; readonly group: GroupId }
	| { readonly does: 'gather'; readonly notes: readonly NoteId[] }
	| { readonly does: 'take out'; readonly notes: readonly NoteId[] }
	/** Without a reason everything lies where it was dropped already. */
	| { readonly does: 'nothing'; readonly why: 'note gone' | 'group gone' | 'over' | null };

/** A dragged note takes the others along only if it is selected itself. */
export const draggedWith = (note: NoteId, selected: readonly NoteId[]): readonly NoteId[] =>
	selected.includes(note) ? selected : [note];

/** Judged by the board at the drop, since other laptops may have changed it during the drag. */
export function dropOn(
	place: DropPlace,
	dragged: readonly NoteId[],
	{ board, mayArrange }: { readonly board: Board; readonly mayArrange: boolean }
): Drop {
	if (!mayArrange) return { does: 'nothing', why: 'over' };
	const onBoard = new Set(board.notes.map(({ id }) => id));
	const notes = dragged.filter((note) => onBoard.has(note));
	if (notes.length === 0) return { does: 'nothing', why: 'note gone' };
	if (place === 'new') return { does: 'gather', notes };
	if (place === 'loose') {
		const loose = new Set(board.ungrouped.map(({ id }) => id));
		const grouped = notes.filter((note) => !loose.has(note));
		return grouped.length > 0 ? { does: 'take out', notes: grouped } : { does: 'nothing', why: null };
	}
	const group = board.groups.find(({ id }) => id === place);
	if (!group) return { does: 'nothing', why: 'group gone' };
	const inside = new Set(group.notes.map(({ id }) => id));
	return notes.every((note) => inside.has(note))
		? { does: 'nothing', why: null }
		: { does: 'put', notes, group: place };
}
