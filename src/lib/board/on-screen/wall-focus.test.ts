import { expect, test } from 'vitest';
import { agendaFrom } from '../agenda.ts';
import { emptyBoard, emptyGroup, emptyNote } from '../empty.ts';
import type { Board, GroupId, NoteId, Wall } from '../model.ts';
import { focusedOn, noteSeenByAll } from './wall-focus.ts';
import { stillWall } from '../wall.ts';

const agenda = agendaFrom('sasaeai_90');
const notes = [201, 202].map((number) => ({ ...emptyNote, id: `note-${number}` as NoteId, number }));
const group = { ...emptyGroup, id: 'group-0001' as GroupId, notes: [notes[1]!] };

function board(wall: Partial<Wall>, change: Partial<Board> = {}): Board {
	const position = agenda.findIndex(({ step }) => step === 'group');
	const about = { phase: 'open', agenda, position, notes, groups: [group], ungrouped: [notes[0]!] } as const;
	return { ...emptyBoard, ...about, wall: { ...stillWall, ...wall }, ...change };
}
const [first, second] = [notes[0]!, notes[1]!];
const onNote = { focus: { type: 'note', id: second.id } } as const;
const onGroup = { focus: { type: 'group', id: group.id } } as const;

test('a note or a group in focus is found; one that has left the board is not', () => {
	expect(focusedOn(board(onNote))).toEqual({ note: second });
	expect(focusedOn(board(onGroup))).toEqual({ group });
	expect(focusedOn(board({}))).toBeNull();
	expect(focusedOn(board(onNote, { notes: [first] }))).toBeNull();
	expect(focusedOn(board({ focus: { type: 'picking', members: [] } }))).toBeNull();
});

test('while the room files notes all look at the note that is large, unless another thing is in focus', () => {
	const filing = { spotlight: first.id };
	expect(noteSeenByAll(board({}, filing))).toBe(first);
	expect(noteSeenByAll(board(onNote, filing))).toBe(second);
	expect(noteSeenByAll(board(onGroup, filing))).toBeNull();
	expect(noteSeenByAll(board({}, { spotlight: null })), 'ぜんぶ 見る').toBeNull();
	expect(noteSeenByAll(board({}, { ...filing, position: 0 })), 'at another step').toBeNull();
});

test('nobody looks at a note while the screen is covered, or once the meeting is final or called off', () => {
	expect(noteSeenByAll(board({ ...onNote, covered: true }))).toBeNull();
	expect(noteSeenByAll(board(onNote, { phase: 'closed' }))).toBeNull();
	expect(noteSeenByAll(board(onNote, { cancelled: '' }))).toBeNull();
	expect(noteSeenByAll(board(onNote, { phase: 'wrapup' }))).toBe(second);
});
