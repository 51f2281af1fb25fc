import { expect, test } from 'vitest';
import { emptyNote } from '#lib/board/empty.ts';
import type { Kind, Note, NoteId } from '#lib/board/model.ts';
import { columnPages, type Column } from './note-columns.ts';

const room = 1824;
const aNote = (number: number, kind: Kind, text = 'あ'.repeat(12)): Note => ({
	...emptyNote,
	id: `n${number}` as NoteId,
	number,
	kind,
	text
});
const many = (kind: Kind, from: number, count: number) =>
	Array.from({ length: count }, (_, i) => aNote(from + i, kind));
const pagesOf = (ungrouped: Note[], width = room) => columnPages({ groups: [], ungrouped }, width);
const numbers = (page: readonly Column[] | undefined, kind: Kind) =>
	page?.find((column) => column.kind === kind)?.sheets.map(({ note }) => note.number);

test('困 stands left and も right, six short notes of each on a page', () => {
	const pages = pagesOf([...many('mottainai', 220, 6), ...many('komatta', 201, 6)]);
	expect(pages.map((page) => page.map(({ kind }) => kind))).toEqual([['komatta', 'mottainai']]);
	expect(numbers(pages[0], 'komatta')).toEqual([201, 202, 203, 204, 205, 206]);
	expect(numbers(pages[0], 'mottainai')).toHaveLength(6);
});

test('every note is seen, and the shorter side begins again beside the longer one', () => {
	const pages = pagesOf([...many('komatta', 201, 40), ...many('mottainai', 301, 9)]);
	expect(pages.flatMap((page) => numbers(page, 'komatta') ?? [])).toEqual(
		many('komatta', 201, 40).map(({ number }) => number)
	);
	expect(pages.every((page) => (numbers(page, 'mottainai') ?? []).length > 0)).toBe(true);
	expect(numbers(pages[2], 'mottainai')).toEqual(numbers(pages[0], 'mottainai'));
});

test('no text is cut: a note that a page does not hold goes on with the same number', () => {
	const text = 'い'.repeat(500);
	const sheets = pagesOf([aNote(201, 'komatta', text), aNote(301, 'mottainai')], 1344)
		.flat()
		.filter(({ kind }) => kind === 'komatta')
		.flatMap((column) => column.sheets);
	expect(sheets.length).toBeGreaterThan(1);
	expect(sheets.map((sheet) => sheet.text).join('')).toBe(text);
	expect(new Set(sheets.map(({ id }) => id)).size).toBe(sheets.length);
	expect(sheets.every(({ note }) => note.number === 201)).toBe(true);
});

test('one kind alone has the whole width, and nothing has no page', () => {
	expect(pagesOf(many('komatta', 201, 3)).map((page) => page.length)).toEqual([1]);
	expect(pagesOf([])).toEqual([]);
});
