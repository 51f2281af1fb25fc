import { expect, test } from 'vitest';
import { maxText } from '#lib/board/text/text.ts';
import type { Note, NoteId } from '#lib/board/model.ts';
import { notePages, noteSize, sheetsOf } from './note-cells.ts';

const room = 1824;
const note = (text: string, number = 201): Note => ({
	id: `n${number}` as NoteId,
	kind: 'komatta',
	text,
	number,
	supportPhones: 0,
	supportHands: 0,
	carried: false
});
const grid = { columns: 2, rows: 4 };

test('a longer note takes more cells: first a row, then several', () => {
	expect(noteSize('坂が つらい', grid, room)).toEqual({ width: 1, height: 1 });
	expect(noteSize('あ'.repeat(40), grid, room)).toEqual({ width: 2, height: 1 });
	expect(noteSize('あ'.repeat(120), grid, room)).toEqual({ width: 2, height: 2 });
	expect(noteSize('あ'.repeat(200), grid, room)).toEqual({ width: 2, height: 3 });
});

test('twelve short notes share a page, and never more', () => {
	const notes = Array.from({ length: 26 }, (_, i) => note('街灯が 切れた', 201 + i));
	const { pages } = notePages(notes, { room, columns: [2, 3] });
	expect(pages.map((page) => page.length)).toEqual([12, 12, 2]);
});

test('the longest note there may be goes on as a further sheet, whole and with its number', () => {
	const text = `${'あ'.repeat(maxText - 60)}${'い\n'.repeat(30)}`;
	for (const columns of [1, 2, 3]) {
		const sheets = sheetsOf(note(text), { columns, rows: 4 }, columns === 1 ? 1344 : room);
		expect(sheets.length).toBeGreaterThan(1);
		expect(sheets.map((sheet) => sheet.text).join('')).toBe(text);
		expect(new Set(sheets.map(({ id }) => id)).size).toBe(sheets.length);
		expect(sheets.every((sheet) => sheet.note.number === 201)).toBe(true);
	}
});

test('every note is on exactly one page', () => {
	const notes = Array.from({ length: 40 }, (_, i) => note('あ'.repeat(1 + ((i * 37) % 160)), 201 + i));
	const { pages, grid: chosen } = notePages(notes, { room, columns: [2, 3] });
	expect(pages.flat().map(({ item }) => item.note.number)).toEqual(notes.map(({ number }) => number));
	for (const { column, width, row, height } of pages.flat()) {
		expect(column + width - 1).toBeLessThanOrEqual(chosen.columns);
		expect(row + height - 1).toBeLessThanOrEqual(chosen.rows);
	}
});
