import { expect, test } from 'vitest';
import { emptyNote } from '#lib/board/empty.ts';
import type { NoteId } from '#lib/board/model.ts';
import { newestNotes, rowsIn, writingRoom } from './writing-room.ts';

const one = {
	questions: ['くらしの 中で 困っている ことは？'],
	prompts: ['朝、買い物、通院、雪の日、夜、災害の とき。前は 困っていた ことも。'],
	theme: ''
};
const both = {
	questions: ['困っている ことは？', 'もったいない ものは？'],
	prompts: [...one.prompts, 'もの・場所・時間・乗り物・得意なこと。'],
	theme: ''
};
const wide = { width: 1824, sparse: false };
const narrow = { width: 1344, sparse: false };
const note = (text: string, i: number) => ({ ...emptyNote, id: `n${i}` as NoteId, text, number: 201 + i });

test('below the question and the prompts there is room for three rows of notes, on 4:3 for two', () => {
	expect(rowsIn(writingRoom(one, wide).notes)).toBe(3);
	expect(rowsIn(writingRoom(one, narrow).notes)).toBe(2);
	expect(rowsIn(20)).toBe(1);
});

test('where both kinds are asked for, a row of notes and the made-up ones still have room', () => {
	expect(writingRoom(both, wide).notes).toBeGreaterThan(290);
	expect(writingRoom(both, narrow).notes).toBeGreaterThan(232);
});

test('the theme stands there while it takes no room from notes, and never leaves the screen', () => {
	const themed = (theme: string, texts = one, room = wide) => writingRoom({ ...texts, theme }, room).theme;
	const short = '今日の テーマ：冬を こす';
	expect(themed(short)).toBe(true);
	expect(themed(short, both), 'there are two questions').toBe(false);
	expect(themed(`${short}${'あ'.repeat(60)}`), 'it has two lines').toBe(false);
	expect(themed(`${short}${'あ'.repeat(60)}`, one, { ...wide, sparse: true })).toBe(true);
	expect(themed(`${short}${'あ'.repeat(490)}`, one, { ...wide, sparse: true })).toBe(false);
});

test('the newest notes are on the screen, and a new one takes the place of the oldest only', () => {
	const grid = { width: 1824, columns: 2, rows: 3 };
	const texts = Array.from({ length: 8 }, (_, i) => note('坂が つらい', i));
	const before = newestNotes(texts.slice(0, 7), grid);
	const after = newestNotes(texts, grid);
	const at = (page: typeof after) =>
		new Map(page.map(({ item, row, column }) => [item.note.number, [row, column].join()]));
	expect(after.some(({ item }) => item.note.number === 208)).toBe(true);
	for (const [number, place] of at(before)) expect(at(after).get(number) ?? place).toBe(place);
});

test('the longest note goes on in parts that fit', () => {
	const text = 'あ'.repeat(500);
	const page = newestNotes([note(text, 0)], { width: 1344, columns: 1, rows: 2 });
	expect(page.every(({ row, height }) => row + height - 1 <= 2)).toBe(true);
	expect(text.endsWith(page.at(-1)?.item.text ?? '')).toBe(true);
});
