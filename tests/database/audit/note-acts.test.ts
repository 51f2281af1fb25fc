import { randomUUID } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DayKeyId, NoteId } from '#lib/board/model.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { makeDayKey } from '#lib/server/auth/day-keys.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { scope } from '#lib/server/db/scope.ts';
import type { Room } from '../../../server/live/room/room.ts';
import { anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { post } from '../../support/meeting.ts';
import { PostgresMeeting } from '../../support/postgres-meeting.ts';
import { Client } from '../../support/room-client.ts';

let database: TestDatabase;
let meeting: PostgresMeeting;
let room: Room;
let phone: Client;
let staff: Client;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	meeting = await PostgresMeeting.begin(database.db);
	room = meeting.room();
	[phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
});

const words = 'ゆうがたに なると となりの 畑の 水やりが おわらないで こまっている';

async function ok(client: Client, ask: Ask): Promise<NoteId> {
	const answer = await client.ask(room, ask);
	if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
	return answer.result.note as NoteId;
}

const log = () =>
	scope(meeting.db, meeting.board.municipality, (tx) =>
		tx.select().from(auditEvents).orderBy(asc(auditEvents.at), asc(auditEvents.id))
	);
const acts = async () => (await log()).map(({ what, details }) => [what, details]);

test('[C59] what staff do with a note is in the log by its number, and who did it', async () => {
	const note = await ok(phone, post(words));
	await ok(staff, { type: 'note.hold', note });
	await ok(staff, { type: 'note.release', note, seen: words });
	await ok(staff, { type: 'notes.show' });
	const number = staff.board.notes[0]?.number;
	expect(number).toBeGreaterThan(0);
	await ok(staff, { type: 'note.trash', note });
	await ok(staff, { type: 'note.restore', note, seen: words });
	expect(await acts()).toEqual([
		['note.held', {}],
		['note.released', {}],
		['note.trashed', { note: number }],
		['note.restored', { note: number }]
	]);
	const [first] = await log();
	expect(first).toMatchObject({
		accountId: meeting.city.coordinator,
		actorName: '推進員',
		actorRole: 'coordinator',
		thingType: 'meeting',
		thingId: meeting.board.meeting,
		thingName: '葉月台 支えあい会議 第1回'
	});
});

test('[C59] no word of a note is in the log after あずかり, hand-on and erasing, nor which note was handed on', async () => {
	const [held, handed, erased] = [
		await ok(phone, post(words)),
		await ok(phone, post(`${words}、二`)),
		await ok(staff, post(`${words}、三`))
	];
	await ok(staff, { type: 'notes.show' });
	await ok(staff, { type: 'note.hold', note: held });
	await ok(staff, {
		type: 'note.handoff',
		note: handed,
		field: 'elderly',
		destination: 'community_support_center'
	});
	await ok(staff, { type: 'note.withdraw', note: erased });
	const lines = await log();
	expect(lines.map(({ what }) => what)).toEqual(['note.held', 'note.handed_off', 'note.erased']);
	expect(lines[1]?.details).toEqual({});
	const all = JSON.stringify(lines);
	for (let i = 0; i + 32 <= words.length; i += 1) expect(all).not.toContain(words.slice(i, i + 32));
	expect(all).not.toContain(words.slice(0, 8));
	for (const note of [held, handed, erased]) expect(all).not.toContain(note);
});

test('[C59] what a person does with the own note on a phone is no act of staff', async () => {
	const note = await ok(phone, post(words));
	await ok(staff, { type: 'notes.show' });
	await ok(phone, { type: 'note.withdraw', note });
	expect(await log()).toEqual([]);
});

test('[C59] a refused command, and one that is sent twice, leaves no second line', async () => {
	const note = await ok(phone, post(words));
	const id = staff.send({ type: 'note.hold', note });
	staff.send({ type: 'note.hold', note }, id);
	await room.settle();
	expect((await staff.ask(room, { type: 'note.hold', note })).ok).toBe(false);
	expect(await acts()).toEqual([['note.held', {}]]);
});

test('[C59] a 当日のかぎ is told as such, and nobody’s name stands with it', async () => {
	const { municipality, meeting: id } = meeting.board;
	const key = await makeDayKey(anApp(database.db), { id: meeting.city.coordinator, municipality }, id);
	const note = await ok(phone, post(words));
	const holder = new Client({ kind: 'key', id: key });
	holder.connect(room);
	await room.settle();
	await ok(holder, { type: 'note.hold', note });
	expect(await log()).toMatchObject([
		{ what: 'note.held', accountId: null, actorName: '', actorRole: 'key' }
	]);
});

test('[C59] where nobody of the tenant acts, as in a rehearsal, the log stays empty', async () => {
	const note = await ok(phone, post(words));
	const nobody = new Client({ kind: 'key', id: randomUUID() as DayKeyId });
	nobody.connect(room);
	await room.settle();
	await ok(nobody, { type: 'note.hold', note });
	expect(await log()).toEqual([]);
});
