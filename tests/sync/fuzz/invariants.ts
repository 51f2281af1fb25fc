import { expect } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import type { Board, NoteId } from '#lib/board/model.ts';
import type { Meeting } from '../../support/meeting.ts';
import type { Shelf } from '../../support/memory/shelf.ts';
import type { World } from './world.ts';

export async function expectConverged(world: World): Promise<void> {
	const truth = await loaded(world.meeting);
	for (const client of [...world.phones, ...world.staff]) expect(client.board).toEqual(truth);

	const rows = [...world.meeting.log.shelf(world.meeting.board.meeting).notes.values()];
	const shown = rows.filter((row) => row.state === 'shown').sort((a, b) => a.number! - b.number!);
	expect(truth.notes).toEqual(
		shown.map(({ id, kind, text, number, supportPhones, supportHands, carried }) => ({
			id,
			kind,
			text,
			number,
			supportPhones,
			supportHands,
			carried
		}))
	);
	for (const kind of ['komatta', 'mottainai'] as const) {
		expect(truth.tallies.waiting[kind]).toBe(
			rows.filter((row) => row.state === 'waiting' && row.kind === kind).length
		);
	}
	for (const phone of world.phones) {
		const own = rows.filter(
			(row) =>
				phone.actor.kind === 'participant' && row.participant === phone.actor.id && row.state !== 'withdrawn'
		);
		expect(new Set(phone.privateNotes.map((each) => each.text))).toEqual(new Set(own.map((row) => row.text)));
	}
	expectSums(truth, world.meeting.log.shelf(world.meeting.board.meeting));
	expectErased(world);
	const off = new Set(['waiting', 'held', 'trashed']);
	// However often a post was sent, it has one note (S1).
	const yes = world.accepted();
	expect(rows.length).toBeGreaterThanOrEqual(yes.size);
	expect(new Set(rows.map((row) => row.postedBy)).size).toBe(rows.length);
	for (const id of yes) expect(rows.some((row) => row.postedBy === id)).toBe(true);
	const hidden = rows.filter((row) => off.has(row.state)).map((row) => row.text);
	for (const staff of world.staff)
		expect(staff.privateNotes.map((each) => each.text).sort()).toEqual(hidden.sort());
	const placed = new Set<NoteId>();
	for (const group of truth.groups)
		for (const note of group.notes) {
			expect(placed.has(note.id)).toBe(false); // A note is in one group at most (G1).
			placed.add(note.id);
		}
}

async function loaded(meeting: Meeting): Promise<Board> {
	const doc = new Y.Doc();
	const stored = await meeting.log.load(meeting.board);
	for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
	return readBoard(doc);
}

/** No erased word stays in the log or an arrangement (E1, E2, E4). */
function expectErased({ meeting, words }: World): void {
	const { notes, updates, snapshots } = meeting.log.shelf(meeting.board.meeting);
	const rows = [...notes.values()];
	const gone = rows.filter(({ state }) => state === 'withdrawn' || state === 'handed_off');
	const doc = new Y.Doc();
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	const arranged = JSON.stringify([doc.getMap('places'), doc.getMap('combinations'), snapshots]);
	for (const { id } of gone) expect(arranged).not.toContain(id);
	for (const [id, text] of words) {
		const row = rows.find(({ postedBy }) => postedBy === id);
		if (!row || row.text === text) continue; // never stored, or unchanged
		for (const { bytes } of updates) expect(Buffer.from(bytes).includes(text)).toBe(false);
	}
}

/** Sums match the single votes; a phone has five わたしも (V2, V4). */
function expectSums(truth: Board, { supports, votes }: Shelf): void {
	for (const note of truth.notes)
		expect(note.supportPhones).toBe(supports.filter((each) => each.note === note.id).length);
	const here = new Set(truth.combinations.map(({ id }) => id));
	const placed = votes.filter(({ combination }) => here.has(combination));
	const sum = (some: typeof votes) => some.reduce((total, { count }) => total + count, 0);
	for (const { id, votes: shown } of truth.combinations)
		expect(shown).toBe(truth.voting === 'shown' ? sum(placed.filter((each) => each.combination === id)) : 0);
	for (const phone of new Set(supports.map(({ participant }) => participant))) {
		const pressed = supports.filter(
			(each) => each.participant === phone && truth.notes.some(({ id }) => id === each.note)
		);
		expect(pressed.length).toBeLessThanOrEqual(5);
	}
}
