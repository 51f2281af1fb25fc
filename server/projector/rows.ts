/** A board as rows: what lists, search and the minutes read after the meeting. Pure, and safe to repeat. */
import type { Board, CombinationId, GroupId, NoteId } from '#lib/board/model.ts';

export interface BoardAsRows {
	readonly groups: readonly { id: GroupId; title: string; position: number }[];
	readonly places: readonly { noteId: NoteId; groupId: GroupId; position: number }[];
	readonly combinations: readonly { id: CombinationId; idea: string; position: number }[];
	readonly members: readonly {
		combinationId: CombinationId;
		memberType: 'note' | 'group';
		memberId: NoteId | GroupId;
	}[];
}

export function rowsOf(board: Board): BoardAsRows {
	return {
		groups: board.groups.map(({ id, title }, position) => ({ id, title, position })),
		places: board.groups.flatMap((group) =>
			group.notes.map((note, position) => ({ noteId: note.id, groupId: group.id, position }))
		),
		combinations: board.combinations.map(({ id, idea }, position) => ({ id, idea, position })),
		members: board.combinations.flatMap(({ id, komatta, mottainai, groups }) => [
			...[...komatta, ...mottainai].map((note) => ({
				combinationId: id,
				memberType: 'note' as const,
				memberId: note.id
			})),
			...groups.map((group) => ({ combinationId: id, memberType: 'group' as const, memberId: group.id }))
		])
	};
}
