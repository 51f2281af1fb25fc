import { expect, test } from 'vitest';
import { SpokenPace } from './spoken-pace.ts';

/** Returns what was said, and when. */
function said(changes: readonly (readonly [at: number, words: string])[]): (readonly [number, string])[] {
	const pace = new SpokenPace('紙 0枚');
	const list: (readonly [number, string])[] = [];
	const sayUntil = (at: number) => {
		for (let due = pace.dueAt; due !== null && due <= at; due = pace.dueAt) list.push([due, pace.say(due)]);
	};
	for (const [at, words] of changes) {
		sayUntil(at);
		pace.change(words, at);
	}
	sayUntil(Infinity);
	return list;
}
const notes = (count: number, everyMs: number) =>
	Array.from({ length: count }, (_, i) => [i * everyMs, `紙 ${i + 1}枚`] as const);

test('forty notes in ten seconds are said once, when they have come to rest', () => {
	expect(said(notes(40, 250))).toEqual([[12_750, '紙 40枚']]);
});

test('one note is said three seconds later, the next one not before twenty seconds after that', () => {
	expect(
		said([
			[1_000, '紙 1枚'],
			[5_000, '紙 2枚'],
			[6_000, '紙 3枚'],
			[90_000, '紙 4枚']
		])
	).toEqual([
		[4_000, '紙 1枚'],
		[24_000, '紙 3枚'],
		[93_000, '紙 4枚']
	]);
});

test('notes that never stop coming are said every half minute', () => {
	const all = said(notes(120, 1_000));
	expect(all.map(([at]) => at)).toEqual([30_000, 60_000, 90_000, 120_000]);
	expect(all.at(-1)).toEqual([120_000, '紙 120枚']);
});

test('what stood there from the beginning, and what is as it was, is not said', () => {
	expect(said([])).toEqual([]);
	expect(said([[0, '紙 0枚']])).toEqual([]);
	expect(
		said([
			[0, '紙 1枚'],
			[1_000, '紙 0枚']
		])
	).toEqual([]);
});
