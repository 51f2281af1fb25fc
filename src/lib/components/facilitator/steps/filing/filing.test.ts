import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginBoard, setSpotlight, showNote } from '#lib/board/document/command-edits.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import type { NoteId } from '#lib/board/model.ts';
import { BoardEditor } from '#lib/live/board-editor.ts';
import { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { readStaffPrivate } from '#lib/live/staff-private-frame.ts';
import { Desk } from '#lib/components/facilitator/desk/desk.svelte.ts';
import { Drafts } from '#lib/components/facilitator/desk/drafts.ts';
import { Filing } from './filing.svelte.ts';

const kept = new Map<string, string>();
const keep = {
	getItem: (key: string) => kept.get(key) ?? null,
	setItem: (key: string, words: string) => void kept.set(key, words),
	removeItem: (key: string) => void kept.delete(key),
	key: () => null,
	length: 0
};

let desk: Desk;
let filing: Filing;
beforeEach(() => {
	vi.useFakeTimers();
	kept.clear();
	const live = new LiveBoard({ meeting: 'm', epoch: 'e', view: 'staff', readPrivate: readStaffPrivate }); // filing needs no network
	beginBoard(live.doc, { ...emptyBoard, agenda: [] });
	for (let i = 1; i <= 15; i += 1)
		showNote(live.doc, { id: `n${i}` as NoteId, kind: 'komatta', text: `紙${i}` });
	desk = new Desk(live, new BoardEditor(live.doc), new Drafts('m', () => keep));
	filing = new Filing(desk);
});
afterEach(() => vi.useRealTimers());

const large = () => filing.note?.id;
const lying = () =>
	Object.fromEntries(desk.board.groups.map(({ number, notes }) => [number, notes.map(({ id }) => id)]));

function groups(count: number) {
	for (let i = 0; i < count; i += 1) {
		filing.fileNew();
		filing.name('');
	}
}

test('a digit files the large note, and the next one comes without a network', () => {
	groups(2);
	expect(large()).toBe('n3');
	filing.digit('1');
	filing.digit('2');
	expect(lying()).toEqual({ 1: ['n1', 'n3'], 2: ['n2', 'n4'] });
	expect(large()).toBe('n5');
});

test('あとで leaves a note loose, and it comes again after the others', () => {
	groups(1);
	filing.showBeside(1);
	expect(large()).toBe('n3');
	for (let i = 3; i <= 15; i += 1) filing.digit('1');
	expect(large()).toBe('n2');
	filing.digit('1');
	expect(large()).toBeUndefined();
});

test('[G3] Z brings back the last note, a group that was named at once with its name', () => {
	groups(1);
	filing.fileNew();
	filing.name('雪の日');
	filing.digit('1');
	filing.undo();
	expect([large(), desk.board.groups.length]).toEqual(['n3', 2]);
	filing.undo();
	expect([large(), desk.board.groups.length]).toEqual(['n2', 1]);
});

test('[G3] Z is offered only while there is a filing to take back', () => {
	expect(filing.canUndo).toBe(false);
	filing.fileNew();
	expect(filing.canUndo).toBe(true);
	filing.undo();
	expect(filing.canUndo).toBe(false);
});

test('[G3] Z goes on where 元に戻す in the bar has stopped', () => {
	groups(1);
	filing.digit('1');
	filing.fileNew();
	filing.name('雪の日');
	desk.undo();
	filing.undo();
	expect(lying()).toEqual({ 1: ['n1', 'n2'] });
	filing.digit('1');
	desk.undo();
	filing.undo();
	expect(lying()).toEqual({ 1: ['n1'] });
	expect(large()).toBe('n2');
});

test('the group that got the last note is marked, until the note is taken back', () => {
	groups(2);
	filing.digit('1');
	expect(filing.filled).toBe(desk.board.groups[0]?.id);
	filing.fileNew();
	expect(filing.filled).toBe(desk.board.groups[2]?.id);
	filing.undo();
	expect(filing.filled).toBeNull();
});

test('with twelve groups 1 waits for a second digit, and files by itself when none comes', () => {
	groups(12);
	filing.digit('1');
	filing.digit('2');
	expect(lying()[12]).toEqual(['n12', 'n13']);
	filing.digit('1');
	expect(filing.typed).toBe('1');
	vi.advanceTimersByTime(700);
	expect([filing.typed, lying()[1]]).toEqual(['', ['n1', 'n14']]);
	filing.digit('1');
	expect(filing.enough()).toBe(true);
	expect(lying()[1]).toEqual(['n1', 'n14', 'n15']);
});

test('a number of nobody says so and files nothing', () => {
	groups(2);
	filing.digit('7');
	expect(filing.problem).toContain('7番');
	expect(large()).toBe('n3');
});

test('a group that waited for its name waits again after a reload', () => {
	filing.fileNew();
	expect(new Filing(desk).naming).toBe(desk.board.groups[0]?.id);
	filing.name('雪の日');
	expect(new Filing(desk).naming).toBeNull();
});

test('the projector screen follows whoever files, and is not pulled away from another laptop’s note', () => {
	const ask = vi.spyOn(desk, 'ask').mockReturnValue(new Promise(() => {})); // no answer yet
	filing.lead();
	filing.lead();
	expect(ask).toHaveBeenCalledOnce();
	expect(ask).toHaveBeenCalledWith({ type: 'spotlight.set', note: 'n1' });
	setSpotlight(desk.live.doc, 'n5' as NoteId);
	filing.lead();
	expect(ask).toHaveBeenCalledOnce();
});
