import { expect, test } from 'vitest';
import { emptyNote } from '#lib/board/empty.ts';
import type { NoteId } from '#lib/board/model.ts';
import type { PrivateNote } from '#lib/board/private-views.ts';
import { lastEntries } from './last-entries.ts';

const ids = (...names: string[]) => names as NoteId[];
const unshown = (id: string, change: Partial<PrivateNote> = {}): PrivateNote => ({
	id: id as NoteId,
	kind: 'komatta',
	text: `${id} の ことば`,
	state: 'waiting',
	heldBy: null,
	number: null,
	postedBy: null,
	proxy: true,
	...change
});
const known = (privateNotes: readonly PrivateNote[], shown: string[] = []) => ({
	privateNotes,
	board: { notes: shown.map((id) => ({ ...emptyNote, id: id as NoteId, text: id, number: 201 })) }
});

test('the last five that were typed here are listed, the newest first, and no note of another table', () => {
	const all = ['a', 'b', 'c', 'd', 'e', 'f', 'theirs'].map((id) => unshown(id));
	const listed = lastEntries(ids('f', 'e', 'd', 'c', 'b', 'a'), known(all));
	expect(listed.map(({ id }) => id)).toEqual(['f', 'e', 'd', 'c', 'b']);
	expect(lastEntries([], known(all))).toEqual([]);
});

test('what waits or is in あずかり can be corrected; what was shown says so, also when it was put into あずかり later', () => {
	const there = [
		unshown('waits', { number: 12 }),
		unshown('held', { state: 'held', heldBy: 'rules' }),
		unshown('later', { state: 'held', heldBy: 'staff', number: 203 })
	];
	const listed = lastEntries(ids('waits', 'held', 'later', 'shown'), known(there, ['shown']));
	expect(listed.map(({ state, correctable }) => [state, correctable !== null])).toEqual([
		['waiting', true],
		['held', true],
		['held', false],
		['shown', false]
	]);
});

test('a note that was withdrawn, handed on or trashed is no longer listed, nor one that a phone wrote', () => {
	const there = [unshown('trashed', { state: 'trashed' }), unshown('phone', { proxy: false })];
	expect(lastEntries(ids('gone', 'trashed', 'phone'), known(there))).toEqual([]);
});
