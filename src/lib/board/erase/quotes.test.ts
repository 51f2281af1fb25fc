import { expect, test } from 'vitest';
import type { Note, NoteId } from '#lib/board/model.ts';
import { repeatsOf, saidByNobodyElse } from './quotes.ts';

const letters = 'あいうえおかきくけこ';
const noteOf = (length: number) => letters.slice(0, length);

test.each([
	[1, false],
	[3, false],
	[4, true],
	[7, true],
	[8, true]
])('[E3] a line that says just what a note of %i letters says repeats it: %s', (length, repeated) => {
	expect(repeatsOf([noteOf(length)])(noteOf(length))).toBe(repeated);
});

test.each([
	[4, false],
	[7, false],
	[8, true],
	[9, true],
	[10, true]
])('[E3] a longer line with a whole note of %i letters in it repeats it: %s', (length, repeated) => {
	const repeats = repeatsOf([noteOf(length)]);
	for (const line of [`「${noteOf(length)}」なら`, `${noteOf(length)}ん`, `ん${noteOf(length)}`])
		expect(repeats(line), line).toBe(repeated);
});

test('[E3] a part of a note is no quotation, nor is a line that the note has in it', () => {
	expect(repeatsOf([noteOf(10)])(noteOf(9))).toBe(false);
	expect(repeatsOf([noteOf(10)])('')).toBe(false);
	expect(repeatsOf([''])('')).toBe(false);
	expect(repeatsOf([])(noteOf(10))).toBe(false);
});

test('[E3] blanks and line ends neither hide a quotation nor count as letters', () => {
	const repeats = repeatsOf(['雨戸が\n三日 しまった']);
	expect(repeats('「雨戸が　三日\tしまった」と 聞いた')).toBe(true);
	expect(repeatsOf(['雪 か き'])('雪かき')).toBe(false); // three letters
	expect(repeatsOf(['い ろ は に ほ へ と'])('「いろはにほへと」から')).toBe(false); // seven letters
	expect(repeatsOf(['い ろ は に ほ へ と ち'])('「いろはにほへとち」から')).toBe(true);
});

test('[E3] letters are counted as they are written, also where one takes two places in memory', () => {
	expect(repeatsOf(['𠮷𠮷𠮷'])('𠮷𠮷𠮷')).toBe(false);
	expect(repeatsOf(['𠮷𠮷𠮷𠮷'])('𠮷𠮷𠮷𠮷')).toBe(true);
	expect(repeatsOf(['𠮷𠮷𠮷𠮷'])('「𠮷𠮷𠮷𠮷」')).toBe(false);
});

test('[E3] one of several notes is enough, and each is measured by itself', () => {
	const repeats = repeatsOf(['いろは', noteOf(8)]);
	expect(repeats(`「${noteOf(8)}」`)).toBe(true);
	expect(repeats('いろは')).toBe(false);
});

test('[E3] what another note says too is not the erased one’s alone, however its blanks stand', () => {
	const note = (id: string, text: string) =>
		({ id: id as NoteId, kind: 'komatta', text, number: 201 }) as Note;
	const notes = [note('a', '雪かきの 人'), note('b', '雪かきの人'), note('c', '米が 重い')];
	expect(saidByNobodyElse('雪かきの 人', 'a' as NoteId, notes)).toBe(false);
	expect(saidByNobodyElse('米が 重い', 'c' as NoteId, notes)).toBe(true);
	expect(saidByNobodyElse('米が', 'x' as NoteId, notes)).toBe(true); // a part of a note is another text
});
