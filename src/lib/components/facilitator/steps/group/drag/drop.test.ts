import { expect, test } from 'vitest';
import { emptyBoard, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type { Board, GroupId, NoteId } from '#lib/board/model.ts';
import { draggedWith, dropOn, type DropPlace } from './drop.ts';

const ids = (...all: string[]) => all as NoteId[];
const note = (id: string) => ({ ...emptyNote, id: id as NoteId });
const group = (id: string, ...notes: string[]) => ({
	...emptyGroup,
	id: id as GroupId,
	notes: notes.map(note)
});
/** n1 and n2 lie loose; A has a1 and a2, B has b1. */
const board: Board = {
	...emptyBoard,
	notes: ['n1', 'n2', 'a1', 'a2', 'b1'].map(note),
	ungrouped: ['n1', 'n2'].map(note),
	groups: [group('A', 'a1', 'a2'), group('B', 'b1')]
};
const drop = (place: string, dragged: NoteId[], change: Partial<Board> = {}, mayArrange = true) =>
	dropOn(place as DropPlace, dragged, { board: { ...board, ...change }, mayArrange });
const nothing = (why: string | null) => ({ does: 'nothing', why });

test('a selected note takes all selected ones along, another one goes alone', () => {
	expect(draggedWith('n1' as NoteId, ids('n1', 'a1'))).toEqual(ids('n1', 'a1'));
	expect(draggedWith('n2' as NoteId, ids('n1', 'a1'))).toEqual(ids('n2'));
});

test('a drop on a group puts the notes in, from the tray and from another group', () => {
	expect(drop('A', ids('n1', 'b1'))).toEqual({ does: 'put', notes: ids('n1', 'b1'), group: 'A' });
});

test('a drop on 新しい まとまり gathers them, and a drop among the loose notes takes them out', () => {
	expect(drop('new', ids('n1', 'a1'))).toEqual({ does: 'gather', notes: ids('n1', 'a1') });
	expect(drop('loose', ids('n1', 'a1'))).toEqual({ does: 'take out', notes: ids('a1') });
});

test('a drop where the notes lie already changes nothing and says nothing', () => {
	expect(drop('A', ids('a2', 'a1'))).toEqual(nothing(null));
	expect(drop('loose', ids('n1'))).toEqual(nothing(null));
});

test('a note that another laptop took off the board during the drag is left out, or the reason is said', () => {
	const notes = board.notes.filter(({ id }) => id !== 'n1');
	expect(drop('A', ids('n1', 'n2'), { notes })).toEqual({ does: 'put', notes: ids('n2'), group: 'A' });
	for (const place of ['A', 'new', 'loose'])
		expect(drop(place, ids('n1'), { notes })).toEqual(nothing('note gone'));
});

test('a note that another laptop has filed meanwhile goes where it is dropped', () => {
	const groups = [group('A', 'a1', 'a2'), group('B', 'b1', 'n1')];
	const ungrouped = [note('n2')];
	expect(drop('A', ids('n1'), { groups, ungrouped })).toEqual({ does: 'put', notes: ids('n1'), group: 'A' });
	expect(drop('B', ids('n1'), { groups, ungrouped })).toEqual(nothing(null));
});

test('a group that is gone, and a board that is final, take nothing', () => {
	expect(drop('A', ids('n1'), { groups: [] })).toEqual(nothing('group gone'));
	expect(drop('A', ids('n1'), {}, false)).toEqual(nothing('over'));
});
