import { expect, test } from 'vitest';
import { book } from '../../../../tests/support/workbook.ts';
import { zipOf } from '../../../../tests/support/zip.ts';
import { mostFileBytes } from './limits.ts';
import { readTable } from './read-table.ts';

const csv = (text: string) => readTable('紙.csv', Buffer.from(text));
const rows = (read: ReturnType<typeof readTable>) => ('rows' in read ? read.rows : read.problem);

test('quotes, commas and line breaks inside a cell are read as Excel writes them', () => {
	expect(rows(csv('種類,内容\r\n困,"坂が、""とても""\nつらい"\r\nも,"車, 昼間"\r\n'))).toEqual([
		['種類', '内容'],
		['困', '坂が、"とても"\nつらい'],
		['も', '車, 昼間']
	]);
});

test('tabs and one column alone are read, rows of nothing are left out', () => {
	expect(rows(csv('困\t坂が つらい\n\t\n も\t車\n'))).toEqual([
		['困', '坂が つらい'],
		[' も', '車']
	]);
	expect(rows(csv('坂が つらい\n\n雪、氷\n'))).toEqual([['坂が つらい'], ['雪、氷']]);
});

const xlsx = (sheet: string, shared = '') => rows(readTable('紙.xlsx', book(sheet, shared)));

test('the first sheet that people see is read: shared words without their readings, numbers, inline words', () => {
	const shared =
		'<si><t>困</t><phoneticPr/></si><si><r><t>坂が </t></r><r><t>つらい</t></r><rPh sb="0" eb="1"><t>サカ</t></rPh></si>';
	const sheet =
		'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1"><v>12</v></c></row>' +
		'<row r="3"><c r="B3" t="inlineStr"><is><t>雪_x000D_の日 &amp; 氷</t></is></c></row>';
	expect(xlsx(sheet, shared)).toEqual([
		['困', '坂が つらい', '', '12'],
		['', '雪\rの日 & 氷']
	]);
});

test('of a formula only what it came to is read, and never the formula', () => {
	const sheet =
		'<row r="1"><c r="A1" t="str"><f>HYPERLINK("https://x.example","坂")</f><v>坂が つらい</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>';
	expect(xlsx(sheet)).toEqual([['坂が つらい']]);
	expect(xlsx('<row><c t="inlineStr"><is><t>=1+1</t></is></c></row>')).toEqual([['=1+1']]);
});

test('a sheet that claims to reach to the last cell of all takes no more than what is in it', () => {
	const far =
		'<row r="1048576"><c r="XFD1048576" t="str"><v>遠く</v></c><c r="A1048576" t="str"><v>ここ</v></c></row>';
	expect(xlsx(far)).toEqual([['ここ']]);
});

test('each file that is no table of notes gets a problem of its own, and no row', () => {
	const locked = Buffer.concat([
		Buffer.from('d0cf11e0a1b11ae1', 'hex'),
		Buffer.from('EncryptedPackage', 'utf16le')
	]);
	const many = Array.from({ length: 10_000 }, (_, i) => `困,${i}`).join('\n');
	const wide = '<row>' + '<c t="str"><v>坂</v></c>'.repeat(20) + '</row>';
	const manyCells = '<row><c t="str"><v>坂</v></c></row>'.repeat(10_000);
	const problem = (name: string, bytes: Buffer) => rows(readTable(name, bytes));
	expect(problem('紙.pdf', Buffer.from('%PDF'))).toBe('no_table');
	expect(problem('紙.csv', Buffer.alloc(mostFileBytes + 1, 'a'))).toBe('too_large');
	expect(problem('紙.csv', book(''))).toBe('not_as_named');
	expect(problem('紙.xlsx', Buffer.from('困,坂'))).toBe('not_as_named');
	expect(problem('紙.xlsx', locked)).toBe('locked');
	expect(problem('紙.xls', locked.subarray(0, 8))).toBe('old_excel');
	expect(problem('紙.xlsx', zipOf({ 'word/document.xml': '<w/>' }))).toBe('broken');
	expect(problem('紙.xlsx', book('<row><c>'))).toBe('broken');
	expect(problem('紙.xlsx', book('').subarray(0, 300))).toBe('broken');
	expect(problem('紙.csv', Buffer.from([0xff, 0xd8, 0xff, 0x00]))).toBe('broken');
	expect(problem('紙.csv', Buffer.from('困,"坂が つらい\nも,車'))).toBe('broken');
	expect(problem('紙.xlsx', book('<!--' + 'あ'.repeat(4_000_000) + '-->'))).toBe('too_much_inside');
	expect(problem('紙.csv', Buffer.from(many))).toBe('too_many_rows');
	expect(problem('紙.xlsx', book(manyCells))).toBe('too_many_rows');
	expect(problem('紙.xlsx', book(wide.repeat(302)))).toBe('too_many_rows');
	expect(problem('紙.csv', Buffer.from('\n , \n'))).toBe('nothing_in_it');
	expect(problem('紙.csv', Buffer.alloc(0))).toBe('nothing_in_it');
});

test('entities that a file declares itself do not grow', () => {
	const dtd = '<!DOCTYPE x [<!ENTITY a "ああああああああ"><!ENTITY b "&a;&a;&a;&a;">]>';
	const bytes = zipOf({
		'xl/workbook.xml': `${dtd}<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels':
			'<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>',
		'xl/worksheets/s.xml': `${dtd}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`
	});
	expect(rows(readTable('紙.xlsx', bytes))).toBe('broken');
});
