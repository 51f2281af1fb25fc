import { expect, test } from 'vitest';
import type { Combination, CombinationId, Note, NoteId } from '#lib/board/model.ts';
import { combinationParts, fitsInOneLine, standsInOneLine } from './combination-parts.ts';

const room = 1824;
const notes = (kind: Note['kind'], texts: string[]): Note[] =>
	texts.map((text, i) => ({
		id: `${kind}${i}` as NoteId,
		kind,
		text,
		number: 201 + i,
		supportPhones: 0,
		supportHands: 0,
		carried: false
	}));
const idea = (komatta: string[], mottainai: string[], line = '乗りあいの日を つくれば'): Combination => ({
	id: 'c' as CombinationId,
	idea: line,
	order: 'a0',
	groups: [],
	cautions: [],
	outcome: null,
	votes: 0,
	hands: 0,
	stickers: 0,
	komatta: notes('komatta', komatta),
	mottainai: notes('mottainai', mottainai)
});

test('a short 困 ＋ も ＝ 案 stands in one line, on 4 : 3 below each other', () => {
	const short = idea(['坂の上まで お米を 運べない'], ['昼間 あいている 送迎車']);
	expect(standsInOneLine(short, room)).toBe(true);
	expect(standsInOneLine(idea(['あ'.repeat(80)], ['い']), room)).toBe(false);
	expect(standsInOneLine(short, 800)).toBe(false);
});

test('while one side is still to be picked, the other already stands in the line', () => {
	expect(standsInOneLine(idea(['坂の上まで お米を 運べない'], []), room)).toBe(false);
	expect(fitsInOneLine(idea(['坂の上まで お米を 運べない'], [], ''), room)).toBe(true);
	expect(fitsInOneLine(idea([], ['い'.repeat(80)], ''), room)).toBe(false);
});

test('notes that one page does not hold go on to the next, each once; what to check comes last', () => {
	const many = idea(
		Array.from({ length: 4 }, (_, i) => `${i}${'あ'.repeat(90)}`),
		['い'.repeat(90)]
	);
	const parts = combinationParts(many, 3, room);
	expect(parts.length).toBeGreaterThan(1);
	expect(parts.flatMap(({ combination }) => combination.komatta)).toEqual(many.komatta);
	expect(parts.flatMap(({ combination }) => combination.mottainai)).toEqual(many.mottainai);
	expect(parts.map(({ whole }) => whole)).toEqual([...parts.slice(1).map(() => null), many]);
	expect(parts.every(({ number }) => number === 3)).toBe(true);
	const longest = 'う'.repeat(500);
	const one = combinationParts(idea([longest], ['い']), 1, room);
	expect(one.flatMap(({ combination }) => combination.komatta.map(({ text }) => text)).join('')).toBe(
		longest
	);
});
