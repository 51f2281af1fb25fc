import { expect, test } from 'vitest';
import { layOut, linePages, linesOf, newestOf, rowsUsed } from './lay-out.ts';

const grid = { columns: 2, rows: 2 };
/** `a` takes one cell, `aa` a whole row, `aaa` both rows. */
const size = (text: string) => ({ width: Math.min(2, text.length), height: Math.max(1, text.length - 1) });
const places = (texts: string[]) =>
	layOut(texts, size, grid).map((page) => page.map(({ item, row, column }) => `${item}@${row}.${column}`));

test('short notes lie side by side, and a full page begins the next', () => {
	expect(places(['a', 'b', 'c', 'd', 'e'])).toEqual([['a@1.1', 'b@1.2', 'c@2.1', 'd@2.2'], ['e@1.1']]);
});

test('a long note takes a row of its own', () => {
	expect(places(['a', 'bb', 'c'])).toEqual([['a@1.1', 'bb@2.1'], ['c@1.1']]);
});

test('a note of several rows that no longer fits begins the next page', () => {
	expect(places(['a', 'bbb'])).toEqual([['a@1.1'], ['bbb@1.1']]);
});

test('a page knows how many rows it makes use of', () => {
	expect(layOut(['a', 'b', 'cc', 'd'], size, { columns: 2, rows: 4 }).map(rowsUsed)).toEqual([3]);
	expect(rowsUsed([])).toBe(1);
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

test('a family of four is as wide as its members, in case that its letters are not on the device', () => {
	expect(linesOf('👨‍👩‍👧‍👦', 4)).toBe(2);
	expect(linesOf('👨‍👩‍👧‍👦'.repeat(30), 12)).toBe(13);
	expect(linesOf('☂ あいう', 5)).toBe(1);
	expect(linesOf('こ\u0301\u0316\u0323われた', 4)).toBe(1);
});

test('a text is as many lines as it is written in, and as many as it runs over', () => {
	expect(linesOf('あいうえお', 5)).toBe(1);
	expect(linesOf('あいうえおか', 5)).toBe(2);
	expect(linesOf('あ\n\nい', 5)).toBe(3);
	expect(linesOf('', 5)).toBe(1);
});
