import { expect, test } from 'vitest';
import { book } from '../../../../tests/support/workbook.ts';
import { mostFileBytes } from '../import/limits.ts';
import { readFile } from './read-file.ts';
import type { SheetName } from './sheet-names.ts';

const of = (sheet: SheetName, name: string, bytes: Buffer) => readFile(sheet, { name, bytes });
const csv = (text: string, sheet: SheetName = 'areas') => of(sheet, '表.csv', Buffer.from(text));
const xlsx = (rows: string, sheet: SheetName = 'areas') => of(sheet, '表.xlsx', book(rows));
const cells = (read: ReturnType<typeof readFile>) =>
	'problem' in read ? read.problem : read.rows.map((row) => Object.fromEntries(row.cells));

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, ...texts: string[]) =>
	`<row r="${number}">${texts.map((text, i) => (text ? cell(`${'ABCDEFG'[i]}${number}`, text) : '')).join('')}</row>`;

test('[C70] columns stand in any order below a title, in either width and kana, beside others that are not ours', () => {
	const read = csv('青嶺市の 地区一覧,,\n\n名　前,ﾒﾓ,種 類\n葉月台,ひみつ,小学校区\n');
	expect(cells(read)).toEqual([{ name: '葉月台', kind: '小学校区' }]);
	expect('rows' in read && read.rows[0]?.number).toBe(4);
});

test('[C70] needed columns that are missing are named', () => {
	expect(cells(csv('地区の番号,はじまり\n7,2025/4/1\n'))).toMatch(/^「種類」「名前」の 列が ありません/);
	expect(cells(csv('名前\n葉月台\n'))).toMatch(/^「種類」の 列が ありません/);
	expect(cells(csv('種類,名前\n'))).toMatch(/行が ありません/);
});

test('[C70] CSV is read in UTF-8 and in Shift_JIS', () => {
	// 種類,名前 and 小学校区,葉月台, as Japanese Excel writes them
	const bytes = Buffer.from('8eed97de2c96bc914f0d0a8fac8a778d5a8be62c97748c8e91e40d0a', 'hex');
	const read = of('areas', '表.csv', bytes);
	expect(cells(read)).toEqual([{ kind: '小学校区', name: '葉月台' }]);
	expect(cells(csv('\ufeff種類,名前\n小学校区,葉月台\n'))).toEqual([{ kind: '小学校区', name: '葉月台' }]);
});

test('[C70] joined cells count for each row downwards, and are wrong across', () => {
	const rows =
		row(1, '協議体', '名前', '役') +
		row(2, '葉月台 会議', '高瀬', '会長') +
		row(3, '', '水野', '') +
		row(4, '葉月台 会議', '森', '');
	const sheet = `${rows}</sheetData><mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B4:C4"/></mergeCells><sheetData>`;
	const read = xlsx(sheet, 'members');
	expect(cells(read)).toMatchObject([
		{ council: '葉月台 会議', name: '高瀬' },
		{ council: '葉月台 会議', name: '水野' },
		{ name: '森' }
	]);
	expect('rows' in read && read.rows.map(({ problems }) => problems.length)).toEqual([0, 0, 1]);
});

test('[C70] of a formula its value counts; one without a value, or with an error, is named', () => {
	const formula = (at: string, inner: string, type = 'str') =>
		`<c r="${at}" t="${type}"><f>B1</f>${inner}</c>`;
	const read = xlsx(
		row(1, '種類', '名前') +
			`<row r="2">${cell('A2', '小学校区')}${formula('B2', '<v>葉月台</v>')}</row>` +
			`<row r="3">${cell('A3', '小学校区')}${formula('B3', '')}</row>` +
			`<row r="4">${cell('A4', '小学校区')}${formula('B4', '<v>#REF!</v>', 'e')}</row>`
	);
	expect(cells(read)).toMatchObject([{ name: '葉月台' }, { name: '' }, { name: '' }]);
	expect('rows' in read && read.rows.map(({ problems }) => problems.map(({ column }) => column))).toEqual([
		[],
		['名前'],
		['名前']
	]);
});

test('rows of a ひな形 that explain are passed over', () => {
	const read = csv(
		'番号（さわらない）,種類,名前\n書きかた,いろいろ,地区の名前\n例,小学校区,葉月台\n,小学校区,川辺\n'
	);
	expect(cells(read)).toEqual([{ id: '', kind: '小学校区', name: '川辺' }]);
});

test('10,000 rows are read, one more and half a megabyte are told in a sentence', () => {
	const lines = (count: number) =>
		`種類,名前\n${Array.from({ length: count }, (_, i) => `町会の区域,町${i}`).join('\n')}`;
	expect(cells(csv(lines(10_000)))).toHaveLength(10_000);
	expect(cells(csv(lines(10_001)))).toMatch(/10,000行まで/);
	expect(cells(csv(' '.repeat(mostFileBytes + 1)))).toMatch(/大きすぎます/);
	expect(cells(of('areas', '表.xlsx', Buffer.alloc(50 * 1024 * 1024)))).toMatch(/大きすぎます/);
});
