import { expect, test } from 'vitest';
import { emptyCombination, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type { Combination, CombinationId, Group, GroupId, Kind, Note, NoteId } from '#lib/board/model.ts';
import { sidesOf } from './combination-sides.ts';

const note = (number: number, kind: Kind): Note => ({
	...emptyNote,
	id: `n${number}` as NoteId,
	kind,
	text: `紙 ${number}`,
	number
});
const group = (id: string, title: string, notes: Note[]): Group => ({
	...emptyGroup,
	id: id as GroupId,
	title,
	order: 'a',
	notes
});
const combination = (parts: Partial<Combination>): Combination => ({
	...emptyCombination,
	id: 'c1' as CombinationId,
	...parts
});

test('a group stands in a combination on the side of the kind that it holds more of', () => {
	const places = group('g1', 'あいている場所', [
		note(1, 'mottainai'),
		note(2, 'mottainai'),
		note(3, 'komatta')
	]);
	const ways = group('g2', '行き帰り', [note(4, 'komatta')]);
	const sides = sidesOf(combination({ groups: [places, ways] }));
	expect(sides.komatta.map((item) => item.text)).toEqual(['行き帰り']);
	expect(sides.mottainai.map((item) => item.text)).toEqual(['あいている場所']);
});

test('a mixed group stands across from a note that has nothing across from it', () => {
	const mixed = group('g1', '雪の日', [note(1, 'komatta'), note(2, 'komatta'), note(3, 'mottainai')]);
	const sides = sidesOf(combination({ komatta: [note(4, 'komatta')], groups: [mixed] }));
	expect(sides.komatta.map((item) => item.text)).toEqual(['紙 4']);
	expect(sides.mottainai.map((item) => item.text)).toEqual(['雪の日']);
});

test('an even group counts as a trouble, and one without a name says so', () => {
	const even = group('g1', '', [note(1, 'mottainai'), note(2, 'komatta')]);
	const sides = sidesOf(combination({ groups: [even] }));
	expect(sides.komatta).toEqual([{ id: 'g1', text: '', number: null, unnamed: true, groupNumber: 0 }]);
	expect(sides.mottainai).toEqual([]);
});
