import type { Board, Combination } from '../model.ts';
import { combinationOf } from './combination-of.ts';

/** What stands on the projector screen at 組み合わせる while no note or group is opened there. */
type CombinePicture =
	| { readonly show: 'idea'; readonly combination: Combination }
	| { readonly show: 'picking'; readonly combination: Combination }
	| { readonly show: 'notes' };

/** The newest idea stays until the next pick begins. A pick without members shows all notes. */
export function combinePicture(board: Board): CombinePicture {
	const { focus } = board.wall;
	if (focus?.type === 'picking') {
		if (focus.members.length === 0) return { show: 'notes' };
		return { show: 'picking', combination: combinationOf(focus.members, board) };
	}
	const called = focus?.type === 'combination' ? focus.id : null;
	const idea = board.combinations.find(({ id }) => id === called) ?? board.combinations.at(-1);
	return idea ? { show: 'idea', combination: idea } : { show: 'notes' };
}
