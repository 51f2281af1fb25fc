import { emptyCombination } from '../empty.ts';
import type { Board, Combination, Member } from '../model.ts';

/** What notes and groups would be as a combination that has no idea yet. */
export function combinationOf(
	members: readonly Member[],
	board: Pick<Board, 'notes' | 'groups'>
): Combination {
	const chosen = new Set<string>(members.map(({ id }) => id));
	const notes = board.notes.filter(({ id }) => chosen.has(id));
	return {
		...emptyCombination,
		komatta: notes.filter(({ kind }) => kind === 'komatta'),
		mottainai: notes.filter(({ kind }) => kind === 'mottainai'),
		groups: board.groups.filter(({ id }) => chosen.has(id))
	};
}
