import { expect, test } from 'vitest';
import { ImportRows, type ReadRow } from './import-rows.svelte.ts';

const read = (text: string, more: Partial<ReadRow> = {}): ReadRow => ({
	id: text,
	kind: 'komatta',
	text,
	number: null,
	wrongNumber: false,
	isThere: false,
	...more
});
const places = (rows: Iterable<{ readonly place: number }>) => [...rows].map(({ place }) => place);

test('what says the same as a row above or as a note, and what says nothing, is left out until somebody puts it in', () => {
	const rows = new ImportRows([
		read('坂が つらい'),
		read('坂がつらい', { id: 'b' }),
		read('車が ある', { isThere: true }),
		read(''),
		read('雪の日')
	]);
	expect(places(rows.ready)).toEqual([1, 5]);
	expect(places(rows.twice)).toEqual([2]);
	const [first, second, third] = rows.all;
	second!.isIn = true;
	expect(places(rows.ready)).toEqual([1, 2, 5]);
	first!.isIn = false;
	expect(places(rows.twice)).toEqual([]);
	expect(third!.isThere).toBe(true);
	third!.text = '車が 2台 ある';
	expect(third!.isThere).toBe(false);
});

test('[N1][N2] a row without a kind or with too long a text waits until it is corrected', () => {
	const rows = new ImportRows([read('坂', { kind: null }), read('雪'.repeat(501))]);
	expect(places(rows.ready)).toEqual([]);
	expect(places(rows.withoutKind)).toEqual([1]);
	rows.all[0]!.kind = 'mottainai';
	rows.all[1]!.text = '雪'.repeat(500);
	expect(places(rows.ready)).toEqual([1, 2]);
});

test('[PR-1] a row whose words may point at a person is marked, and goes in all the same', () => {
	const rows = new ImportRows([read('田中さんが 夜 困っている'), read('夜 困っている人が いる')]);
	expect(rows.all.map(({ isMarked }) => isMarked)).toEqual([true, false]);
	expect(places(rows.ready)).toEqual([1, 2]);
	rows.all[0]!.text = 'ある人が 夜 困っている';
	expect(rows.all[0]!.isMarked).toBe(false);
});

test('[N5][N8] a row with the number of a card is posted as that card, the others as chosen', () => {
	const rows = new ImportRows([read('坂 ', { number: 12 }), read('雪'), read('氷', { number: 12 })]);
	expect(rows.all.slice(0, 2).map((row) => row.post('staff'))).toEqual([
		{ id: '坂 ', kind: 'komatta', text: '坂', as: 'paper', number: 12 },
		{ id: '雪', kind: 'komatta', text: '雪', as: 'staff' }
	]);
	expect(places(rows.sameNumber)).toEqual([3]);
});
