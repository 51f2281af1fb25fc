import { expect, test } from 'vitest';
import { fillColumns } from './fill-columns.ts';

const room = { columns: 2, height: 10, gap: 1 };
/** An item is as high as its number; one that ends in + goes on from the one before it. */
const fill = (...runs: string[][]) =>
	fillColumns(runs, { heightOf: parseFloat, goesOn: (item) => item.endsWith('+') }, room).map((page) =>
		page.map((column) => column.join(' '))
	);

test('columns are filled from the top, and a page has so many of them', () => {
	expect(fill(['4', '4', '4', '4', '4'])).toEqual([['4 4', '4 4'], ['4']]);
});

test('a short item fills what is left under a long one, before its turn', () => {
	expect(fill(['6', '6', '3', '6'])).toEqual([['6 3', '6'], ['6']]);
});

test('columns of a run are about equally high, and it takes all that would be empty', () => {
	expect(fill(['3', '3', '3', '2'])).toEqual([['3 3', '3 2']]);
	expect(fill(['2', '2', '2'])).toEqual([['2 2', '2']]);
	expect(fill(['2', '2', '2'], ['2'])).toEqual([['2 2 2', '2']]);
	expect(fill(['2'])).toEqual([['2']]);
});

test('what leads never stands last in a column', () => {
	const items = { heightOf: parseFloat, goesOn: () => false, leads: (item: string) => item === '1' };
	expect(fillColumns([['1', '8']], items, room)).toEqual([[['1', '8']]]);
});

test('the gap counts between items, not under the last', () => {
	expect(fill(['5', '4', '5', '5'])).toEqual([['5 4', '5'], ['5']]);
});

test('every run begins with a column of its own', () => {
	expect(fill(['2'], ['2', '2'], ['2'])).toEqual([['2', '2 2'], ['2']]);
	expect(fill([], ['2'])).toEqual([['2']]);
});

test('what goes on stays behind the part before it', () => {
	expect(fill(['3', '10', '2+', '4'])).toEqual([['3', '10'], ['2+ 4']]);
});

test('an item higher than a column has one alone, so that none is lost', () => {
	expect(fill(['3', '12', '3'])).toEqual([['3 3', '12']]);
});
