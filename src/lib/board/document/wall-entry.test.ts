import { expect, test } from 'vitest';
import type { CombinationId, GroupId, NoteId, WallFocus } from '../model.ts';
import { stillWall } from '../wall.ts';
import { readWall, writeWall } from './wall-entry.ts';

const lying = (...ids: string[]) => {
	const isThere = (id: string) => ids.includes(id);
	return { note: isThere, group: isThere, combination: isThere };
};
const rice = { type: 'note', id: 'rice' as NoteId } as const;
const places = { type: 'group', id: 'places' as GroupId } as const;
const called = { type: 'combination', id: 'idea' as CombinationId } as const;
const focus = (written: WallFocus, ...ids: string[]) =>
	readWall(writeWall({ ...stillWall, focus: written }), lying(...ids)).focus;

test('a note, a group or an idea that left the board leaves the projector screen', () => {
	for (const each of [rice, places, called]) {
		expect(focus(each, each.id)).toEqual(each);
		expect(focus(each)).toBeNull();
	}
});

test('a note that is taken back leaves the pick, and the others stay in it', () => {
	const picking = { type: 'picking', members: [rice, places] } as const;
	expect(focus(picking, 'rice', 'places')).toEqual(picking);
	expect(focus(picking, 'places')).toEqual({ type: 'picking', members: [places] });
	expect(focus(picking)).toEqual({ type: 'picking', members: [] });
});
