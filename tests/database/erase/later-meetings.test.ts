/** Other meetings lose the words too (E3, E6). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import type { Room } from '../../../server/live/room/room.ts';
import { aMeeting, anApp } from '../../support/city.ts';
import type { Client } from '../../support/room-client.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { commandId } from '../../support/meeting.ts';
import { PostgresMeeting } from '../../support/postgres-meeting.ts';
import { catchUp, Setup, ways } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

test('[E6] the copy that a later meeting has taken over goes with it', async () => {
	const { words, meeting, phone, staff } = setup;
	const note = await setup.showNote();
	await setup.ok(staff, { type: 'meeting.close' });
	const next = await PostgresMeeting.begin(database.db, meeting.city);
	const there = next.room();
	const other = await next.facilitator(there);
	expect(await other.ask(there, { type: 'note.take', from: note })).toMatchObject({ ok: true });
	expect(other.board.notes).toHaveLength(1);
	other.received.length = 0;

	await setup.ok(phone, { type: 'note.withdraw', note });
	await catchUp(there, next);
	expect(other.board.notes).toEqual([]);
	expect(other.sawText(words)).toBe(false);
	expect(await setup.tablesWith(words)).toEqual([]);
});

test('[E6] a copy that is handed on takes the note of the earlier meetings with it, finished or not', async () => {
	const { words, meeting, room, staff } = setup;
	const note = await setup.showQuotedNote();
	await setup.ok(staff, { type: 'meeting.close' });
	await setup.ok(staff, { type: 'meeting.finish' });
	let from = note;
	const later: { meeting: PostgresMeeting; room: Room; client: Client }[] = [];
	for (let i = 0; i < 2; i += 1) {
		const next = await PostgresMeeting.begin(database.db, meeting.city);
		const there = next.room();
		const client = await next.facilitator(there);
		const taken = await client.ask(there, { type: 'note.take', from });
		from = (taken.ok && taken.result.note) as NoteId;
		if (i === 0) await client.ask(there, { type: 'meeting.close' });
		await next.beginMinutes();
		later.push({ meeting: next, room: there, client });
	}
	const { client, room: there } = later[1]!;
	expect(client.board.actions).toMatchObject([{ firstStep: words }]);
	client.received.length = 0;
	const handoff = { type: 'note.handoff', note: from, field: 'elderly', destination: 'shakyo' } as const;
	expect(await client.ask(there, handoff)).toMatchObject({ ok: true });
	expect(await setup.tablesWith(words)).toEqual([]);
	expect(client.sawText(words)).toBe(false);
	expect(client.board).toMatchObject({ notes: [], actions: [{ what: '見にいく', firstStep: '' }] });
	for (const each of later) {
		const fresh = await each.meeting.facilitator(each.meeting.room());
		expect(fresh.board).toMatchObject({ notes: [], actions: [{ what: '見にいく', firstStep: '' }] });
	}
	expect(staff.board.notes).toHaveLength(2);
	await catchUp(room, meeting);
	expect(staff.board.notes).toMatchObject([{ text: '米が 重い' }]);
});

test.each(['firstStep', 'owner', 'helpers'] as const)(
	'[E3] when %s of a やること repeated it, no board that shows the やること keeps the words, finished or not',
	async (field) => {
		const { words, meeting } = setup;
		const note = await setup.showNote();
		const { next } = await setup.mirrorOnNextBoard({ [field]: words });
		const last = await PostgresMeeting.begin(database.db, meeting.city);
		const [there, after] = [next.room(), last.room()];
		const [other, open] = [await next.facilitator(there), await last.facilitator(after)];
		expect(other.board.actions).toMatchObject([{ [field]: words }]);
		await other.ask(there, { type: 'meeting.close' });
		await other.ask(there, { type: 'meeting.finish' });
		await ways['it is handed on'](setup, note);
		expect(await setup.tablesWith(words)).toEqual([]); // other rooms have not read their logs
		await catchUp(there, next);
		await catchUp(after, last);
		for (const { board } of [other, open])
			expect(board.actions).toMatchObject([{ what: '見にいく', [field]: '' }]);
	}
);

test('[E3] 会議録 of a later meeting lose the line that says what became of the やること', async () => {
	const { words } = setup;
	const note = await setup.showNote();
	const { next } = await setup.mirrorOnNextBoard({ owner: words });
	await next.beginMinutes();
	expect(await setup.tablesWith(words)).toContain('minutes_update.bytes');
	await ways['its author withdraws it'](setup, note);
	expect(await setup.tablesWith(words)).toEqual([]);
});

test('[E3] a meeting that was put off, and opened with what a later one had decided, loses the words too', async () => {
	const { city } = setup.meeting;
	const late = new PostgresMeeting(database.db, city, await aMeeting(anApp(database.db), city));
	const between = await Setup.begin(database, await PostgresMeeting.begin(database.db, city));
	const { words, staff } = between;
	const note = await between.showNote();
	const due = { kind: 'undecided' } as const;
	const decision = { what: '見にいく', firstStep: words, owner: '', helpers: '', due };
	await between.ok(staff, { type: 'action.decide', result: 'do', combination: null, ...decision });
	const there = late.room();
	await there.run({ id: commandId(), type: 'door.set', open: true }, late.coordinator);
	const other = await late.facilitator(there);
	expect(other.board.actions).toMatchObject([{ firstStep: words }]);
	await ways['it is handed on'](between, note);
	expect(await between.tablesWith(words)).toEqual([]);
});
