import { expect, test } from 'vitest';
import type { Combination, CombinationId, Group, GroupId, Note, NoteId } from '#lib/board/model.ts';
import type { Side } from '#lib/board/combining/combination-sides.ts';
import { linesOf } from '#lib/components/screen/layout/lay-out.ts';
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
	const shown = (side: Side) => parts.flatMap(({ sides }) => sides[side].map(({ text }) => text));
	expect(shown('komatta')).toEqual(many.komatta.map(({ text }) => text));
	expect(shown('mottainai')).toEqual(many.mottainai.map(({ text }) => text));
	expect(parts.map(({ whole }) => whole)).toEqual([...parts.slice(1).map(() => null), many]);
	expect(parts.every(({ number }) => number === 3)).toBe(true);
	const longest = 'う'.repeat(500);
	const one = combinationParts(idea([longest], ['い']), 1, room);
	expect(one.flatMap(({ sides }) => sides.komatta.map(({ text }) => text)).join('')).toBe(longest);
});

const group = (number: number, title: string, kinds: Note['kind'][]): Group => ({
	id: `g${number}` as GroupId,
	number,
	title,
	aliases: [],
	order: 'a0',
	notes: kinds.flatMap((kind) => notes(kind, ['紙']))
});

test('a group stays on the side where the whole idea has it, whichever notes are on a page', () => {
	const long = idea(['あ'.repeat(200)], ['い'.repeat(200)]);
	const car = group(3, '車と 人', ['komatta', 'komatta', 'mottainai']);
	const parts = combinationParts({ ...long, groups: [car] }, 1, room);
	expect(parts.length).toBeGreaterThan(1);
	const at = (side: Side) => parts.flatMap(({ sides }) => sides[side].filter(({ id }) => id === car.id));
	expect([at('komatta').length, at('mottainai').length]).toEqual([1, 0]);
});

test('names of groups count with all their lines, and each is shown once', () => {
	const titles = Array.from({ length: 6 }, (_, i) => `${i}${'名'.repeat(60)}`);
	const groups = titles.map((title, i) => group(i + 1, title, ['komatta']));
	const parts = combinationParts({ ...idea([], []), groups }, 1, room);
	expect(parts.flatMap(({ sides }) => sides.komatta.map(({ text }) => text))).toEqual(titles);
	const lines = parts.map(({ sides }) =>
		sides.komatta.reduce((sum, { text }) => sum + linesOf(text, ((room - 64) / 48 - 6) * 0.88), 0)
	);
	expect(Math.max(...lines)).toBeLessThanOrEqual(6);
});
