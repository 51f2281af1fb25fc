import { expect, test } from 'vitest';
import { layOut, linePages, newestOf, noteSize } from './lay-out.ts';

const grid = { columns: 2, rows: 2 };
const size = (text: string) => noteSize(text, grid, 10);
const places = (texts: string[]) =>
	layOut(texts, size, grid).map((page) => page.map(({ item, row, column }) => `${item}@${row}.${column}`));

test('short notes lie side by side, and a full page begins the next', () => {
	expect(places(['a', 'b', 'c', 'd', 'e'])).toEqual([['a@1.1', 'b@1.2', 'c@2.1', 'd@2.2'], ['e@1.1']]);
});

test('a long note takes a row of its own and is never cut', () => {
	const long = 'あ'.repeat(15);
	expect(places(['a', long, 'b'])).toEqual([['a@1.1', `${long}@2.1`], ['b@1.1']]);
});

test('a note too long for any row takes a whole page', () => {
	const [page] = layOut(['あ'.repeat(500)], size, grid);
	expect(page).toMatchObject([{ row: 1, column: 1, width: 2, height: 2 }]);
});

test('a note of several rows that no longer fits begins the next page', () => {
	const tall = 'あ'.repeat(40);
	expect(places(['a', tall])).toEqual([['a@1.1'], [`${tall}@1.1`]]);
});

test('a new note appears in place: the rows below keep what they showed', () => {
	const before = newestOf(layOut(['a', 'b', 'c', 'd'], size, grid)).map(({ item }) => item);
	const after = newestOf(layOut(['a', 'b', 'c', 'd', 'e'], size, grid)).map(({ item }) => item);
	expect(before).toEqual(['a', 'b', 'c', 'd']);
	expect(after).toEqual(['c', 'd', 'e']);
});

test('every line of a list is on exactly one page, also one higher than a page', () => {
	expect(linePages([2, 2, 2, 9, 1], (height) => height, 4)).toEqual([[2, 2], [2], [9], [1]]);
	expect(linePages([], () => 1, 4)).toEqual([]);
});
