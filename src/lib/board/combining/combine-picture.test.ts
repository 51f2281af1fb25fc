import { expect, test } from 'vitest';
import { emptyBoard, emptyCombination, emptyNote } from '../empty.ts';
import type { Board, CombinationId, GroupId, Kind, Member, NoteId, WallFocus } from '../model.ts';
import { stillWall } from '../wall.ts';
import { combinePicture } from './combine-picture.ts';

const aNote = (id: string, kind: Kind) => ({ ...emptyNote, id: id as NoteId, kind });
const rice = aNote('rice', 'komatta');
const van = aNote('van', 'mottainai');
const anIdea = (id: string) => ({ ...emptyCombination, id: id as CombinationId, idea: id });
const older = anIdea('older');
const newest = anIdea('newest');
const at = (focus: WallFocus | null, combinations: Board['combinations'] = [older, newest]): Board => ({
	...emptyBoard,
	notes: [rice, van],
	combinations,
	wall: { ...stillWall, focus }
});
const member = (id: NoteId): Member => ({ type: 'note', id });

test('before the first idea all notes are read, and later the newest idea stays', () => {
	expect(combinePicture(at(null, []))).toEqual({ show: 'notes' });
	expect(combinePicture(at(null))).toEqual({ show: 'idea', combination: newest });
});

test('what is being picked stands where it belongs, without an idea', () => {
	const picture = combinePicture(at({ type: 'picking', members: [member(van.id), member(rice.id)] }));
	expect(picture).toMatchObject({
		show: 'picking',
		combination: { komatta: [rice], mottainai: [van], idea: '' }
	});
});

test('a pick that begins anew, or whose notes were all taken back, shows all notes', () => {
	expect(combinePicture(at({ type: 'picking', members: [] }))).toEqual({ show: 'notes' });
});

test('an idea that is called up stands there, and when it is removed the newest one', () => {
	const called = { type: 'combination', id: older.id } as const;
	expect(combinePicture(at(called))).toEqual({ show: 'idea', combination: older });
	expect(combinePicture(at(called, [newest]))).toEqual({ show: 'idea', combination: newest });
	const group = { type: 'group', id: 'g1' as GroupId } as const;
	expect(combinePicture(at(group)), 'an opened group has a picture of its own').toMatchObject({
		combination: newest
	});
});
