import { expect, test } from 'vitest';
import { cellsOfColumns, isBareRows } from './pasted-html.ts';

test('cells without their table are known as such, behind whatever a program writes before them', () => {
	for (const before of [
		'',
		'\n',
		'<meta charset="utf-8">',
		'<!--StartFragment-->\n',
		'<!-- a - b -- c --><!---->'
	])
		for (const row of ['<tr><td>米', '<TD>米</TD>', '<col width=60>', '<tbody>'])
			expect(isBareRows(before + row)).toBe(true);
	expect(isBareRows('<p>米</p><tr>')).toBe(false);
	expect(isBareRows('<!-- <tr> --><p>米</p>')).toBe(false);
});

test('a page that begins with hundreds of comments is read once, and not in all the ways in which they could be one', () => {
	expect(isBareRows(`${'<!---->'.repeat(500)}<p>米</p>`)).toBe(false);
});

const cell = (name: string, { colSpan = 1, rowSpan = 1 } = {}) => ({ name, colSpan, rowSpan });
const hidden = (rows: readonly (readonly ReturnType<typeof cell>[])[], ...columns: readonly boolean[]) =>
	cellsOfColumns(rows, columns).map(({ name }) => name);

test('of a hidden column its own cells go, also beside one that reaches down over two rows', () => {
	const first = [cell('A1', { rowSpan: 2 }), cell('B1'), cell('C1')];
	expect(hidden([first, [cell('B2'), cell('C2')]], false, true, false)).toEqual(['B1', 'B2']);
	const third = [cell('A3'), cell('B3'), cell('C3')];
	expect(hidden([first, [cell('B2'), cell('C2')], third], true, false, true)).toEqual([
		'A1',
		'C1',
		'C2',
		'A3',
		'C3'
	]);
});

test('a cell over a hidden and a shown column stays; one that reaches to the end takes its column from all rows', () => {
	const wide = [cell('A1:B1', { colSpan: 2 }), cell('C1', { rowSpan: 0 }), cell('D1')];
	const below = [cell('A2'), cell('B2'), cell('D2')];
	expect(hidden([wide, below, below], true, false, false, true)).toEqual(['D1', 'A2', 'D2', 'A2', 'D2']);
	expect(hidden([wide, below], true, true)).toEqual(['A1:B1', 'A2', 'B2']);
});
