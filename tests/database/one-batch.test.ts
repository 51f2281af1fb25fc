/** Rows that a batch reads once must be true for its last command too. */
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { scope } from '#lib/server/db/scope.ts';
import { commandReceipts, notes } from '#lib/server/db/schema/note.ts';
import type { Room } from '../../server/live/room/room.ts';
import type { Client } from '../support/room-client.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';
import { aNote } from '../support/logs.ts';
import { post } from '../support/meeting.ts';
import { PostgresMeeting } from '../support/postgres-meeting.ts';

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

/** The commands were sent without waiting in between. */
const answersTo = async (client: Client, ids: readonly string[]) => {
	await room.settle();
	return ids.map((id) => {
		const answer = client.answers.get(id);
		return answer?.ok ? 'yes' : answer?.refusal;
	});
};

test('[V2] the sixth わたしも is refused, also when all six come in one batch', async () => {
	for (let i = 0; i <= 5; i += 1) await staff.ask(room, post(`紙 ${i}`));
	await staff.ask(room, { type: 'notes.show' });
	const pressed = phone.board.notes.map(({ id }) => phone.send({ type: 'support.set', note: id, on: true }));
	const said = await answersTo(phone, pressed);
	expect(said).toEqual([...Array<string>(5).fill('yes'), 'supports_used_up']);
	expect(phone.board.notes.map(({ supportPhones }) => supportPhones).sort()).toEqual([0, 1, 1, 1, 1, 1]);
});

test('two phones that press the same note in one batch count twice', async () => {
	const other = await meeting.phone(room);
	await staff.ask(room, post('お米が 重い'));
	await staff.ask(room, { type: 'notes.show' });
	const note = phone.board.notes[0]!.id;
	for (const each of [phone, other]) each.send({ type: 'support.set', note, on: true });
	await room.settle();
	expect(phone.board.notes[0]?.supportPhones).toBe(2);
	const row = await scope(meeting.db, meeting.board.municipality, (tx) =>
		tx.select({ by: notes.supportPhones }).from(notes).where(eq(notes.id, note))
	);
	expect(row).toEqual([{ by: 2 }]);
});

test('[N13] the last note that a phone may write is the last, also in one batch', async () => {
	const { actor } = phone;
	if (actor.kind !== 'participant') throw new Error('a phone is a participant');
	const mine = Array.from({ length: 59 }, () => ({ ...aNote(null), participantId: actor.id }));
	const where = { meetingId: meeting.board.meeting, municipalityId: meeting.board.municipality, seq: 1 };
	await scope(meeting.db, meeting.board.municipality, (tx) =>
		tx.insert(notes).values(mine.map((note) => ({ ...note, ...where })))
	);
	const sent = ['六十まい目', '六十一まい目'].map((text) => phone.send(post(text)));
	expect(await answersTo(phone, sent)).toEqual(['yes', 'own_notes_used_up']);
});

test('[S1] the same command twice in one batch is done once, and answered twice', async () => {
	const id = phone.send(post('一まいだけ'));
	phone.send(post('一まいだけ'), id);
	await room.settle();
	expect(phone.privateNotes.map(({ text }) => text)).toEqual(['一まいだけ']);
	expect(phone.answers.get(id)).toMatchObject({ ok: true });
	const changed = phone.send(post('べつの ことば'), id);
	expect(await answersTo(phone, [changed])).toEqual(['id_reused']);
});

test('[S1] a command id that two phones happened to make is of each of them its own, also in one batch', async () => {
	const other = await meeting.phone(room);
	const id = phone.send(post('坂が つらい'));
	other.send(post('米が 重い'), id);
	await room.settle();
	expect([phone.answers.get(id)?.ok, other.answers.get(id)?.ok]).toEqual([true, true]);
	expect(phone.privateNotes.map(({ text }) => text)).toEqual(['坂が つらい']);
	expect(other.privateNotes.map(({ text }) => text)).toEqual(['米が 重い']);
	for (const [each, text] of [
		[phone, '坂が つらい'],
		[other, '米が 重い']
	] as const)
		each.send(post(text), id); // ids stay apart in the next batch
	await room.settle();
	await staff.ask(room, { type: 'notes.show' });
	expect(staff.board.notes.map(({ text }) => text).sort()).toEqual(['坂が つらい', '米が 重い']);
});

test('[P7] who is stopped posts nothing more, not even in the same batch', async () => {
	await phone.ask(room, post('はじめの 紙'));
	const note = staff.privateNotes[0]!.id;
	const stopping = staff.send({ type: 'author.stop', note });
	const sent = phone.send(post('つぎの 紙'));
	expect(await answersTo(staff, [stopping])).toEqual(['yes']);
	expect(await answersTo(phone, [sent])).toEqual(['device_stopped']);
});

test('a note that is withdrawn and then corrected in one batch stays withdrawn', async () => {
	await phone.ask(room, post('やっぱり やめる'));
	const note = phone.privateNotes[0]!.id;
	const sent = [
		phone.send({ type: 'note.withdraw', note }),
		phone.send({ type: 'note.edit', note, text: 'なおした' }),
		phone.send(post('かわりの 紙'))
	];
	expect(await answersTo(phone, sent)).toEqual(['yes', 'note_gone', 'yes']);
	expect(phone.privateNotes.map(({ text }) => text)).toEqual(['かわりの 紙']);
});

test('まとめ完了 in the middle of a batch leaves no receipt of what came before it', async () => {
	await staff.ask(room, post('お米が 重い'));
	await staff.ask(room, { type: 'notes.show' });
	await staff.ask(room, { type: 'meeting.close' });
	const { id: note } = staff.board.notes[0]!;
	const sent = [
		staff.send({ type: 'support.count', note, hands: 3 }),
		staff.send({ type: 'meeting.finish' })
	];
	expect(await answersTo(staff, sent)).toEqual(['yes', 'yes']);
	const { meeting: id, municipality } = meeting.board;
	const [kept] = await scope(meeting.db, municipality, (tx) =>
		tx.select({ count: count() }).from(commandReceipts).where(eq(commandReceipts.meetingId, id))
	);
	expect(kept?.count).toBe(1); // the receipt of `meeting.finish`
});
