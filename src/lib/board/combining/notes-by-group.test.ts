import { expect, test } from 'vitest';
import { emptyGroup, emptyNote } from '../empty.ts';
import type { GroupId, Kind, NoteId } from '../model.ts';
import { notesByGroup } from './notes-by-group.ts';

const aNote = (number: number, kind: Kind) => ({ ...emptyNote, id: `n${number}` as NoteId, number, kind });
const aGroup = (id: string, notes: ReturnType<typeof aNote>[]) => ({
	...emptyGroup,
	id: id as GroupId,
	notes
});

test('notes are read by group, in it by number, and loose ones last; a group without the kind is left out', () => {
	const board = {
		groups: [
			aGroup('snow', [aNote(230, 'komatta'), aNote(202, 'komatta'), aNote(203, 'mottainai')]),
			aGroup('places', [aNote(210, 'mottainai')]),
			aGroup('shopping', [aNote(201, 'komatta')])
		],
		ungrouped: [aNote(207, 'komatta'), aNote(204, 'komatta')]
	};
	const read = (kind: Kind) =>
		notesByGroup(board, kind).map(({ group, notes }) => [group?.id, ...notes.map(({ number }) => number)]);
	expect(read('komatta')).toEqual([
		['snow', 202, 230],
		['shopping', 201],
		[undefined, 204, 207]
	]);
	expect(read('mottainai')).toEqual([
		['snow', 203],
		['places', 210]
	]);
});
