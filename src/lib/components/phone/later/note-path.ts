import type { Board, BoardAction, NoteId } from '#lib/board/model.ts';

/** わたしの紙の ゆくえ. */
export interface NotePath {
	/** Null: no group, or one without a title. */
	readonly group: string | null;
	/** 「〜すれば」. */
	readonly ideas: readonly string[];
	/** Those with the result `ask` only ask someone first. */
	readonly actions: readonly Pick<BoardAction, 'id' | 'what' | 'result' | 'owner'>[];
}

export function pathOf(board: Board, note: NoteId): NotePath {
	const group = board.groups.find(({ notes }) => notes.some(({ id }) => id === note));
	const combinations = board.combinations.filter(
		({ komatta, mottainai, groups }) =>
			[...komatta, ...mottainai].some(({ id }) => id === note) || groups.some(({ id }) => id === group?.id)
	);
	const ids = new Set(combinations.map(({ id }) => id));
	return {
		group: group?.title || null,
		ideas: combinations.map(({ idea }) => idea).filter((idea) => idea !== ''),
		actions: board.actions.filter(
			({ from, combination }) => from === 'this_meeting' && combination !== null && ids.has(combination)
		)
	};
}
