/** Small files that would cost much: the work is counted, since a clock says something else each day. */
import { expect, test, vi } from 'vitest';
import { maxUnits } from '#lib/board/policy/refusal-for-text.ts';
import { book } from '../../../../tests/support/workbook.ts';
import { mostFileBytes, mostRows } from './limits.ts';
import { notesOfFile } from './notes-of-file.ts';
import { readTable } from './read-table.ts';

type Answer = ReturnType<typeof notesOfFile>;
const problemIn = (answer: Answer) => ('problem' in answer ? answer.problem : answer.length);
const ofXlsx = (bytes: Buffer) => notesOfFile({ name: '紙.xlsx', bytes });
const ofCsv = (text: string) => notesOfFile({ name: '紙.csv', bytes: Buffer.from(text) });

/** With the UTF-16 units of all strings that were trimmed, folded or copied for the answer. */
function counted(answer: () => Answer) {
	const spies = (['trim', 'replace', 'normalize'] as const).map((name) => vi.spyOn(String.prototype, name));
	try {
		const problem = problemIn(answer());
		const strings = spies.flatMap(({ mock }) => mock.contexts).map(String);
		return { problem, calls: strings.length, units: strings.reduce((sum, each) => sum + each.length, 0) };
	} finally {
		spies.forEach((spy) => spy.mockRestore());
	}
}

/** What reading any table may cost: each of its words is looked at some dozens of times. */
const mostUnits = 40 * mostFileBytes;
const mostCalls = 400_000;

const cell = (index = 0) => `<c t="s"><v>${index}</v></c>`;
const row = (cells: string) => `<row>${cells}</row>`;
const shared = (text: string) => `<si><t xml:space="preserve">${text}</t></si>`;

test('a long text that many cells of a small sheet share is cut, and counted for each of them', () => {
	for (const [text, sheet] of [
		['あ'.repeat(100_000), row(cell().repeat(20)).repeat(300)],
		[' '.repeat(100_000), row(cell().repeat(20)).repeat(300)],
		[' '.repeat(100_000), row(cell()).repeat(3_000)],
		['\ufdfa'.repeat(8_000), row(cell().repeat(20)).repeat(300)],
		[' '.repeat(100_000), row(cell().repeat(3_000))],
		[' '.repeat(8_000), '<row>'.repeat(3_000) + cell().repeat(20) + '</row>'.repeat(3_000)],
		['_x0001_'.repeat(10_000), row(cell().repeat(20)).repeat(300)]
	] as const) {
		const bytes = book(sheet, shared(text));
		expect(bytes.length).toBeLessThan(20_000);
		const { problem, units, calls } = counted(() => ofXlsx(bytes));
		expect(units).toBeLessThan(mostUnits);
		expect(calls).toBeLessThan(mostCalls);
		expect(['too_much_inside', 'nothing_in_it', 'too_many_rows']).toContain(problem);
	}
});

test('cells are read no further once a full table of them was read, with words or with blanks', () => {
	const blanks = row(`<c t="str"><v> </v></c>`.repeat(20));
	expect(problemIn(ofXlsx(book(blanks.repeat(301))))).toBe('nothing_in_it');
	expect(problemIn(ofXlsx(book(blanks.repeat(303))))).toBe('too_much_inside');
	// The fault behind them is not reached.
	expect(problemIn(ofXlsx(book(blanks.repeat(1_000) + '<row><c>')))).toBe('too_much_inside');
	const words = row('<c t="str"><v>坂</v></c>');
	expect(problemIn(ofXlsx(book(words.repeat(1_000) + '<row><c>')))).toBe('too_many_rows');
	// Other programs list a thousand rows that were never used.
	const unused = row('<c r="A1" s="1"/>'.repeat(26));
	expect(problemIn(ofXlsx(book(words + unused.repeat(1_000))))).toBe(1);
});

test('a text that is too long for a note is still too long when it was cut', () => {
	const long = `困った。${'あ'.repeat(20_000)}`;
	const pieces = '<si>' + '<r><t>あ</t></r>'.repeat(20_000) + '</si>';
	const inline = row(`<c t="inlineStr"><is><t>${long}</t></is></c>`);
	for (const answer of [
		ofXlsx(book(row(cell()), shared(long))),
		ofXlsx(book(row(cell()), pieces)),
		ofXlsx(book(row(cell()), shared('_x3042_'.repeat(20_000)))),
		ofXlsx(book(inline)),
		ofCsv(`${long}\n`)
	])
		expect('problem' in answer || answer.map(({ text }) => text.length)).toEqual([maxUnits + 1]);
});

test('a CSV file has twenty columns, and no row for words behind them', () => {
	const wide = ['坂', ...Array<string>(50_000).fill('車')].join(',');
	const read = readTable('紙.csv', Buffer.from(`${wide}\n${','.repeat(20)}遠く\n${wide}\n`));
	expect('rows' in read && read.rows.map(({ length }) => length)).toEqual([20, 20]);
	const { problem, calls } = counted(() => ofCsv(`${wide}\n`));
	expect(problem).toBe(1);
	expect(calls).toBeLessThan(mostCalls / 100);
});

test('under a head of kinds the notes are counted, not the rows', () => {
	const csv = (rows: number) => ofCsv(`困,も,,\n${'坂,車,雪,米\n'.repeat(rows)}`);
	expect(problemIn(csv(mostRows / 4))).toBe(mostRows);
	expect(problemIn(csv(mostRows / 4 + 1))).toBe('too_many_rows');
	const words = (text: string) => `<c t="str"><v>${text}</v></c>`;
	const sheet = row(words('困')) + row(words('坂').repeat(20)).repeat(16);
	expect(problemIn(ofXlsx(book(sheet)))).toBe('too_many_rows');
});
