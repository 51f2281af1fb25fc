/** A page checks before it writes (S12). */
import { pageBounds } from './bounds.ts';
import type { Board } from '#lib/board/model.ts';
import { isLonger } from '#lib/board/policy/refusal-for-text.ts';
import { cleanText, maxText } from '#lib/board/text/text.ts';

export interface Growth {
	readonly groups?: number;
	readonly combinations?: number;
	readonly members?: number;
	readonly words?: string;
	readonly before?: string;
}

/** Deletions need no check. */
export function refusalToGrow(board: Board, growth: Growth): 'text_too_long' | 'arrangement_full' | null {
	const { groups = 0, combinations = 0, members = 0, words = '', before = '' } = growth;
	const longer = cleanText(words).length - before.length;
	// The server counts units too, and would refuse the whole edit.
	if (longer > 0 && isLonger(cleanText(words), maxText)) return 'text_too_long';
	const isFull =
		isOver(board.groups.length, groups, pageBounds.groups) ||
		isOver(board.combinations.length, combinations, pageBounds.combinations) ||
		isOver(membersOf(board), members, pageBounds.members) ||
		isOver(wordsOf(board), longer, pageBounds.words);
	return isFull ? 'arrangement_full' : null;
}

const isOver = (before: number, by: number, most: number) => by > 0 && before + by > most;

const membersOf = ({ combinations }: Board) =>
	combinations.reduce(
		(sum, { komatta, mottainai, groups }) => sum + komatta.length + mottainai.length + groups.length,
		0
	);

const wordsOf = ({ groups, combinations }: Board) =>
	groups.reduce((sum, { title, aliases }) => sum + title.length + aliases.join('\n').length, 0) +
	combinations.reduce((sum, { idea }) => sum + idea.length, 0);
