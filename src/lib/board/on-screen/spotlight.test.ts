import { expect, test } from 'vitest';
import { emptyNote } from '#lib/board/empty.ts';
import type { Note, NoteId } from '#lib/board/model.ts';
import { looseBeside, spotlightNote } from './spotlight.ts';

const aNote = (number: number): Note => ({ ...emptyNote, id: `n${number}` as NoteId, number });
const [first, second, third] = [aNote(201), aNote(202), aNote(203)];
const notes = [first, second, third];
const board = (spotlight: Note | null, ungrouped: readonly Note[]) => ({
	notes,
	ungrouped,
	spotlight: spotlight?.id ?? null
});

test('while nothing was chosen, the loose note with the smallest number is large', () => {
	expect(spotlightNote(board(null, notes))).toBe(first);
	expect(spotlightNote(board(null, []))).toBeNull();
});

test('a chosen note stays large as long as it is loose', () => {
	expect(spotlightNote(board(second, notes))).toBe(second);
});

test('when the large note was filed the next one by number comes, then those that were left before it', () => {
	expect(spotlightNote(board(second, [first, third]))).toBe(third);
	expect(spotlightNote(board(third, [first, second]))).toBe(first);
});

test('a chosen note that left the board is forgotten', () => {
	expect(spotlightNote({ ...board(null, notes), spotlight: 'gone' as NoteId })).toBe(first);
});

test('あとで and まえ go round, and stay where nothing else is loose', () => {
	const all = board(null, notes);
	expect(looseBeside(all, first.id, 1)).toBe(second);
	expect(looseBeside(all, third.id, 1)).toBe(first);
	expect(looseBeside(all, first.id, -1)).toBe(third);
	expect(looseBeside(board(null, [first]), first.id, 1)).toBeNull();
	expect(looseBeside(board(null, [first]), second.id, 1)).toBeNull();
});
