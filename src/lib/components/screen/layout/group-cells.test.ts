import { expect, test } from 'vitest';
import type { Kind } from '#lib/board/model.ts';
import { countsWidth, groupCardSize, groupRowHeight } from './group-cells.ts';

const room = 1824;
const notes = (komatta: number, mottainai: number) =>
	[...Array<Kind>(komatta).fill('komatta'), ...Array<Kind>(mottainai).fill('mottainai')].map((kind) => ({
		kind
	}));
const group = (title: string, komatta: number, mottainai: number) => ({
	title,
	notes: notes(komatta, mottainai)
});

test('the counts of both kinds need twice the room of one, and more for more digits', () => {
	expect(countsWidth(notes(0, 0))).toBe(0);
	expect(countsWidth(notes(3, 0))).toBeCloseTo(3.1);
	expect(countsWidth(notes(0, 12))).toBeCloseTo(3.7);
	expect(countsWidth(notes(12, 3))).toBeCloseTo(7.6);
});

test('a title of ten letters with both counts takes two cells as soon as a cell cannot hold them', () => {
	expect(groupCardSize(group('集まる 場所', 3, 0), 4, room)).toEqual({ width: 1, height: 1 });
	expect(groupCardSize(group('集まる 場所・話し相手', 3, 0), 4, room)).toEqual({ width: 1, height: 1 });
	expect(groupCardSize(group('集まる 場所・話し相手', 3, 4), 4, room)).toEqual({ width: 2, height: 1 });
	expect(groupCardSize(group('集まる 場所・話し相手', 3, 4), 3, room)).toEqual({ width: 1, height: 1 });
});

test('a very long title takes rows, not smaller letters', () => {
	expect(groupCardSize(group('あ'.repeat(60), 3, 4), 4, room)).toEqual({ width: 4, height: 1 });
	expect(groupCardSize(group('あ'.repeat(160), 3, 4), 4, room)).toEqual({ width: 4, height: 2 });
	expect(groupCardSize(group('あ'.repeat(500), 3, 4), 2, 1344)).toEqual({ width: 2, height: 3 });
});

test('in the list of the break a title has a second row as soon as it does not stand beside its counts', () => {
	const beside = { width: 1204, height: 728 };
	expect(groupRowHeight(group('集まる 場所・話し相手', 3, 0), 7, beside)).toBe(1);
	expect(groupRowHeight(group('集まる 場所・話し相手のこと', 12, 10), 7, beside)).toBe(2);
	expect(groupRowHeight(group('集まる 場所・話し相手のこと', 0, 0), 7, beside)).toBe(1);
	expect(groupRowHeight(group('あ'.repeat(500), 3, 4), 7, beside)).toBe(7);
});
