import { beforeEach, expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { beginBoard, countWaiting, goToStep, setPhase, showNote } from '#lib/board/document/command-edits.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import type { NoteId } from '#lib/board/model.ts';
import type { Step } from '#lib/board/step.ts';
import { BoardEditor } from '#lib/live/board-editor.ts';
import { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { readStaffPrivate } from '#lib/live/staff-private-frame.ts';
import { Desk } from './desk.svelte.ts';
import { Drafts } from './drafts.ts';
import { UnseenNotes } from './unseen-notes.svelte.ts';

let desk: Desk;
let unseen: UnseenNotes;

beforeEach(() => {
	const live = new LiveBoard({ meeting: 'm', epoch: 'e', view: 'staff', readPrivate: readStaffPrivate }); // no network is needed
	beginBoard(live.doc, { ...emptyBoard, agenda: agendaFrom('sasaeai_90') });
	setPhase(live.doc, 'open', true);
	desk = new Desk(live, new BoardEditor(live.doc), new Drafts('m', () => sessionStorage));
	unseen = new UnseenNotes(desk, () => desk.board.agenda[desk.board.position]?.step ?? 'reception');
	live.doc.on('update', () => unseen.look());
});

const go = (step: Step) =>
	goToStep(
		desk.live.doc,
		desk.board.agenda.findIndex((item) => item.step === step)
	);
const arrive = () => countWaiting(desk.live.doc, 'komatta', 1);
let shown = 0;
function show() {
	countWaiting(desk.live.doc, 'komatta', -desk.hiddenCount);
	showNote(desk.live.doc, { id: `n${(shown += 1)}` as NoteId, kind: 'komatta', text: 'バス' });
}

test('at 書く and at 見せる the step itself has the notes, and no badge repeats them', () => {
	for (const step of ['write', 'show'] as const) {
		go(step);
		arrive();
		expect([unseen.areInStep, unseen.late]).toEqual([true, 0]);
	}
});

test('a note that comes after 見せる is a badge, and the board stays in its place', () => {
	go('show');
	arrive();
	show();
	expect([unseen.areInStep, unseen.late]).toEqual([false, 0]);
	arrive();
	expect([unseen.areInStep, unseen.late]).toEqual([false, 1]);
	go('group');
	arrive();
	expect([unseen.areInStep, unseen.late]).toEqual([false, 2]);
});

test('who comes back to 見せる finds the late notes in the step', () => {
	go('show');
	show();
	go('group');
	arrive();
	go('show');
	expect([unseen.areInStep, unseen.late]).toEqual([true, 0]);
});

test('notes written ahead wait until people begin to write, and after 閉会 there is no badge', () => {
	go('review');
	arrive();
	expect(unseen.late).toBe(0);
	go('group');
	expect(unseen.late).toBe(1);
	setPhase(desk.live.doc, 'wrapup', false);
	expect(unseen.late).toBe(0);
});
