import { expect, test } from 'vitest';
import { emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type { GroupId, Kind, NoteId } from '#lib/board/model.ts';
import { calledOut } from './combine-numbers.ts';

const aNote = (number: number, kind: Kind) => ({ ...emptyNote, id: `n${number}` as NoteId, number, kind });
const aGroup = (number: number) => ({ ...emptyGroup, id: `g${number}` as GroupId, number });
const board = {
	notes: [aNote(3, 'komatta'), aNote(203, 'komatta'), aNote(207, 'mottainai')],
	groups: [aGroup(1), aGroup(2), aGroup(3), aGroup(12)]
};
const ids = (text: string) => calledOut(text, board).members.map(({ id }) => id);

test('notes and groups are named by their numbers, however they are put down', () => {
	expect(ids('203 207 + 2')).toEqual(['n203', 'n207', 'g2']);
	expect(ids('２０３、２０７＋１２')).toEqual(['n203', 'n207', 'g12']);
	expect(ids('困203 も207 ま1')).toEqual(['n203', 'n207', 'g1']);
	expect(ids('困っている 203番と もったいない 207番、まとまり 1')).toEqual(['n203', 'n207', 'g1']);
	expect(ids('')).toEqual([]);
});

test('a number of nobody is given back, also when the letter says the wrong kind', () => {
	expect(calledOut('203 999', board)).toMatchObject({ members: [{ id: 'n203' }], unknown: ['999'] });
	expect(calledOut('も203', board)).toMatchObject({ members: [], unknown: ['も203'] });
});

test('a note and a group with one number are told apart by a letter', () => {
	expect(calledOut('3', board)).toMatchObject({ members: [], unclear: ['3'] });
	expect(ids('困3 ま3')).toEqual(['n3', 'g3']);
});
