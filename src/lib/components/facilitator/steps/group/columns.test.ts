import { expect, test } from 'vitest';
import type { GroupId } from '#lib/board/model.ts';
import { columnsFor } from './columns.ts';

const groups = (...ids: string[]) => ids.map((id) => ({ id: id as GroupId }));
const said = (columns: Map<GroupId, number>) => Object.fromEntries(columns);

test('groups fill the columns from the left, row by row', () => {
	expect(said(columnsFor(groups('a', 'b', 'c', 'd'), 3))).toEqual({ a: 0, b: 1, c: 2, d: 0 });
});

test('a group stays in its column when another one is dissolved', () => {
	const before = columnsFor(groups('a', 'b', 'c', 'd'), 3);
	expect(said(columnsFor(groups('b', 'c', 'd'), 3, before))).toEqual({ b: 1, c: 2, d: 0 });
});

test('a new group goes where the fewest stand', () => {
	const before = columnsFor(groups('a', 'b', 'c', 'd'), 3);
	expect(columnsFor(groups('a', 'c', 'd', 'e'), 3, before).get('e' as GroupId)).toBe(1);
});

test('on a narrower window a group whose column is gone finds another', () => {
	const before = columnsFor(groups('a', 'b', 'c'), 3);
	expect(said(columnsFor(groups('a', 'b', 'c'), 2, before))).toEqual({ a: 0, b: 1, c: 0 });
});
