import { cautionsFor } from '#lib/board/text/cautions.ts';
import type { Board, Caution, CombinationId, GroupId, NoteId, Outcome } from '#lib/board/model.ts';

export interface BoardAsRows {
	readonly groups: readonly {
		id: GroupId;
		title: string;
		/** 別名, one per line. */
		aliases: string;
		number: number;
		position: number;
	}[];
	readonly places: readonly { noteId: NoteId; groupId: GroupId; position: number }[];
	readonly combinations: readonly {
		id: CombinationId;
		idea: string;
		cautions: readonly Caution[];
		votes: number;
		hands: number;
		stickers: number;
		outcome: Outcome | null;
		position: number;
	}[];
	readonly members: readonly {
		combinationId: CombinationId;
		memberType: 'note' | 'group';
		memberId: NoteId | GroupId;
	}[];
}

export function rowsOf(board: Board): BoardAsRows {
	return {
		groups: board.groups.map(({ id, title, aliases, number }, position) => ({
			id,
			title,
			number,
			position,
			aliases: aliases.join('\n')
		})),
		places: board.groups.flatMap((group) =>
			group.notes.map((note, position) => ({ noteId: note.id, groupId: group.id, position }))
		),
		combinations: board.combinations.map((combination, position) => {
			const { id, idea, votes, hands, stickers, outcome } = combination;
			const cautions = cautionsFor(combination);
			return { id, idea, cautions, votes, hands, stickers, outcome, position };
		}),
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
