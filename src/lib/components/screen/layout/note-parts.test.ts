import { expect, test } from 'vitest';
import { maxText } from '#lib/board/text/text.ts';
import type { Note, NoteId } from '#lib/board/model.ts';
import { linesOf } from './lay-out.ts';
import { sheetsOf } from './note-parts.ts';

const note = (text: string): Note => ({
	id: 'n201' as NoteId,
	kind: 'komatta',
	text,
	number: 201,
	supportPhones: 0,
	supportHands: 0,
	carried: false
});

test('a note that fits is one sheet with the id of the note', () => {
	const short = note('坂が つらい');
	expect(sheetsOf(short, { perLine: 12, lines: 4 })).toEqual([
		{ id: short.id, note: short, text: short.text }
	]);
});

test('the longest note there may be goes on as a further sheet, whole and with its number', () => {
	const text = `${'あ'.repeat(maxText - 60)}${'い\n'.repeat(30)}`;
	for (const perLine of [8, 14, 25]) {
		const sheets = sheetsOf(note(text), { perLine, lines: 9 });
		expect(sheets.length).toBeGreaterThan(1);
		expect(sheets.map((sheet) => sheet.text).join('')).toBe(text);
		expect(new Set(sheets.map(({ id }) => id)).size).toBe(sheets.length);
		expect(sheets.every((sheet) => sheet.note.number === 201)).toBe(true);
		expect(Math.max(...sheets.map((sheet) => linesOf(sheet.text, perLine)))).toBeLessThanOrEqual(9);
	}
});
