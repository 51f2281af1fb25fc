import { expect, test } from 'vitest';
import { isBareRows } from './pasted-html.ts';

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
