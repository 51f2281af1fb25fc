/**
 * Measures reading, loading, showing and compacting a board that is as full as a meeting can make
 * it.
 */
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import { readBoard } from '#lib/board/document/doc.ts';
import type { CombinationId, GroupId } from '#lib/board/model.ts';
import { maxNotes } from '#lib/board/limits.ts';
import type { Client } from '../../support/room-client.ts';
import { Meeting, post } from '../../support/meeting.ts';
import { atMost, told, type Figure, type Line } from '../line.ts';

const [groups, ideas] = [200, 200];
const times = 9;

async function fill(meeting: Meeting, room: ReturnType<Meeting['room']>, notes: number): Promise<Client> {
	const staff = await meeting.facilitator(room);
	for (let i = 0; i < notes; i += 1) {
		const note = post(`${i}枚目の 紙。坂の上まで お米を 運べない`, i % 2 ? 'komatta' : 'mottainai');
		meeting.clock += 1_000; // without it the limit of commands would refuse some
		const { ok } = await staff.ask(room, note);
		if (!ok) throw new Error(`note ${i} was not taken`);
	}
	return staff;
}

async function arrange(staff: Client, room: ReturnType<Meeting['room']>): Promise<void> {
	const ids = staff.board.notes.map(({ id }) => id);
	const each = Math.floor(ids.length / groups);
	for (let i = 0; i < groups; i += 1)
		makeGroup(staff.doc, `group-${i}` as GroupId, ids.slice(i * each, (i + 1) * each), `まとまり ${i}`);
	for (let i = 0; i < ideas; i += 1) {
		const members = [ids[2 * i]!, ids[2 * i + 1]!].map((id) => ({ type: 'note', id }) as const);
		combine(staff.doc, `idea-${i}` as CombinationId, members, `週に一度 ${i} すれば`);
	}
	await room.settle();
}

/**
 * Returns the median in milliseconds, because the first run compiles and another may be disturbed.
 */
async function middle(work: () => unknown): Promise<number> {
	const all: number[] = [];
	for (let i = 0; i < times; i += 1) {
		const startedAt = performance.now();
		await work();
		all.push(performance.now() - startedAt);
	}
	return all.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}

export const fullBoard: Line = {
	name: 'full-board',
	about: 'reading, loading, showing and compacting a board as full as a meeting can make it',
	minutes: 15,
	run: async ({ quick }): Promise<readonly Figure[]> => {
		const notes = quick ? 200 : maxNotes;
		const meeting = await Meeting.begin();
		const room = meeting.room();
		const staff = await fill(meeting, room, notes);
		const beforeShowing = performance.now();
		await staff.ask(room, { type: 'notes.show' });
		const showing = performance.now() - beforeShowing;
		await arrange(staff, room);
		const { board } = staff;
		if (board.groups.length !== groups || board.combinations.length !== ideas)
			throw new Error('it was not arranged');

		const reading = await middle(() => readBoard(staff.doc));
		const loading = await middle(() => meeting.facilitator(meeting.room()));
		const compacting = await middle(() => room.compact());
		return [
			told('notes, groups, ideas', `${board.notes.length}, ${groups}, ${ideas}`),
			atMost('reading it', reading, 20, 'ms'),
			told('loading it, until somebody who comes has it', `${loading.toFixed(1)} ms`),
			told('見せる of all of them', `${showing.toFixed(1)} ms`),
			told('making one row of it', `${compacting.toFixed(1)} ms`)
		];
	}
};
