import { expect, test } from 'vitest';
import { emptyCombination } from '#lib/board/empty.ts';
import { mostChosenFirst, tiedFirst, voteTotal } from './vote-total.ts';

const idea = (idea: string, votes: number, hands = 0, stickers = 0) => ({
	...emptyCombination,
	idea,
	votes,
	hands,
	stickers
});

test('phones, hands and paper count alike', () => {
	expect(voteTotal(idea('あ', 3, 2, 1))).toBe(6);
});

test('the idea with most of them comes first; equal ones stay as they were made', () => {
	const list = [idea('あ', 1), idea('い', 0, 2), idea('う', 1), idea('え', 0, 0, 2)];
	expect(mostChosenFirst(list).map(({ idea }) => idea)).toEqual(['い', 'え', 'あ', 'う']);
	expect(list[0]?.idea).toBe('あ');
});

test('a tie is of those with the most, not of the last or of nothing', () => {
	const names = (list: ReturnType<typeof idea>[]) => tiedFirst(list).map(({ idea }) => idea);
	expect(names([idea('あ', 3), idea('い', 1, 2), idea('う', 1)])).toEqual(['あ', 'い']);
	expect(names([idea('あ', 3), idea('い', 1), idea('う', 1)])).toEqual([]);
	expect(names([idea('あ', 0), idea('い', 0)])).toEqual([]);
	expect(names([])).toEqual([]);
});
