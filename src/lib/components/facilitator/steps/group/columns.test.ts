import { expect, test } from 'vitest';
import type { GroupId } from '#lib/board/model.ts';
import { columnsFor, estimatedHeight } from './columns.ts';

/** `a` or, with its height, `a 300`. */
const groups = (...all: string[]) =>
	all.map((each) => {
		const [id = '', height = '100'] = each.split(' ');
		return { id: id as GroupId, height: Number(height) };
	});
const said = (columns: Map<GroupId, number>) => Object.fromEntries(columns);

test('groups of the same height fill the columns from the left, row by row', () => {
	expect(said(columnsFor(groups('a', 'b', 'c', 'd'), 3))).toEqual({ a: 0, b: 1, c: 2, d: 0 });
});

test('a group stays in its column when another one is dissolved', () => {
	const before = columnsFor(groups('a', 'b', 'c', 'd'), 3);
	expect(said(columnsFor(groups('b', 'c', 'd'), 3, before))).toEqual({ b: 1, c: 2, d: 0 });
});

test('a new group goes to the shortest column, however many stand there', () => {
	const before = columnsFor(groups('a 900', 'b', 'c 300'), 3);
	const after = columnsFor(groups('a 900', 'b', 'c 300', 'd', 'e'), 3, before);
	expect(said(after)).toEqual({ a: 0, b: 1, c: 2, d: 1, e: 1 });
});

test('a group that grew stays where it is, and the next one goes elsewhere', () => {
	const before = columnsFor(groups('a', 'b', 'c'), 2);
	const after = columnsFor(groups('a', 'b 800', 'c', 'd'), 2, before);
	expect(said(after)).toEqual({ a: 0, b: 1, c: 0, d: 0 });
});

test('on a narrower window a group whose column is gone finds another', () => {
	const before = columnsFor(groups('a', 'b', 'c'), 3);
	expect(said(columnsFor(groups('a', 'b', 'c'), 2, before))).toEqual({ a: 0, b: 1, c: 0 });
});

test('a group that has not been drawn yet counts the higher the more notes it has', () => {
	expect(estimatedHeight(5)).toBeGreaterThan(estimatedHeight(1));
	const [one, five] = [estimatedHeight(1), estimatedHeight(5)];
	expect(said(columnsFor(groups(`a ${five}`, `b ${one}`, 'c'), 2))).toEqual({ a: 0, b: 1, c: 1 });
});
