import { expect, test } from 'vitest';
import { notesIn } from './table-notes.ts';

const note = (kind: 'komatta' | 'mottainai' | null, text: string, number: number | null = null) => ({
	kind,
	text,
	number,
	wrongNumber: false
});

test('a heading names the columns in any order, and is no note', () => {
	const rows = [
		['番号', '内容', '種 類'],
		['１２', '坂が つらい', '困っている'],
		['', '車が あいている', 'もったいない']
	];
	expect(notesIn(rows)).toEqual([note('komatta', '坂が つらい', 12), note('mottainai', '車が あいている')]);
});

test('without a heading the columns are known by what stands in them', () => {
	expect(
		notesIn([
			['困', '坂が つらい', '3'],
			['●', '車が あいている', '']
		])
	).toEqual([note('komatta', '坂が つらい', 3), note('mottainai', '車が あいている')]);
	expect(notesIn([['坂が つらい'], ['3'], ['車が あいている']])).toEqual([
		note(null, '坂が つらい'),
		note(null, '3'),
		note(null, '車が あいている')
	]);
});

test('under a heading a column of numbers that is called otherwise is no number of a card', () => {
	const rows = [
		['内容', '年齢'],
		['坂が つらい', '80']
	];
	expect(notesIn(rows)).toEqual([note(null, '坂が つらい')]);
});

test('every way to write a kind is read: word, letter and sign, in either width', () => {
	const said = ['困', ' 困っている ', '▲', '▲困', '困りごと', 'も', 'もったいない', '●', '●も', 'ﾓ', '課題'];
	const read = said.map(
		(cell) =>
			notesIn([
				['種類', '内容'],
				[cell, 'ことば']
			])[0]?.kind
	);
	expect(read).toEqual([
		...Array<string>(5).fill('komatta'),
		...Array<string>(4).fill('mottainai'),
		null,
		null
	]);
});

test('a table with a column for each kind gives a note for each cell that is filled', () => {
	const rows = [
		['困っている', 'もったいない'],
		['坂が つらい', '車が あいている'],
		['', '和室が あいている']
	];
	expect(notesIn(rows)).toEqual([
		note('komatta', '坂が つらい'),
		note('mottainai', '車が あいている'),
		note('mottainai', '和室が あいている')
	]);
	expect(notesIn([['困っている'], ['坂が つらい']])).toEqual([note('komatta', '坂が つらい')]);
});

test('[N5] a number is one of a printed card; another one is told, and the note keeps its words', () => {
	const read = (cell: string) =>
		notesIn([
			['番号', '内容'],
			[cell, 'ことば']
		])[0];
	for (const cell of ['12', '１２', 'No.12', '困12', '12番', '12.0'])
		expect(read(cell)?.number, cell).toBe(12);
	for (const cell of ['0', '200', '-3', '十二', '1.5'])
		expect(read(cell), cell).toEqual({ ...note(null, 'ことば'), wrongNumber: true });
});

test('[N1] words are cleaned as everywhere, line breaks inside a cell stay, and an empty text is told', () => {
	const rows = [
		['種類', '内容'],
		['困', ' 雪の\r\n日\u202e '],
		['も', '　']
	];
	expect(notesIn(rows)).toEqual([note('komatta', '雪の\n日'), note('mottainai', '')]);
});

test('a row that is shorter than its heading, or a table of nothing, is no fault', () => {
	expect(notesIn([['種類', '内容', '番号'], ['困']])).toEqual([note('komatta', '')]);
	expect(notesIn([])).toEqual([]);
	expect(notesIn([['種類', '内容']])).toEqual([]);
});
