/** After a restore boards get a new epoch; words that are old enough are erased (E7). */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import { BytesChanged, checkBytea } from '../../server/database/check-bytea.ts';
import { boardUpdates } from '#lib/server/db/schema/board.ts';
import { handoffs } from '#lib/server/db/schema/handoff.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import {
	erasePastRetention,
	meetingsPastRetention,
	type PastRetention
} from '#lib/server/maintenance/retention.ts';
import { fiscalYearOf } from '#lib/words/fiscal-year.ts';
import { blankBoard } from '../../server/board/erase/blank-board.ts';
import { restored } from '../../server/cli/restored.ts';
import { anApp } from '../support/city.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';
import { post } from '../support/meeting.ts';
import { PostgresMeeting } from '../support/postgres-meeting.ts';

let database: TestDatabase;
let meeting: PostgresMeeting;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	meeting = await PostgresMeeting.begin(database.db);
});

const apply = (due: readonly PastRetention[]) =>
	erasePastRetention(anApp(database.db), { due, now: new Date('2030-04-01T00:00:00Z'), blankBoard });
const heads = async (one: PostgresMeeting) =>
	(await one.log.heads([one.board.meeting])).get(one.board.meeting)!;

test('after `restored` boards and 会議録 of every 市町村 have another epoch, each its own, and the same seq', async () => {
	const other = await PostgresMeeting.begin(database.db);
	await meeting.beginMinutes();
	const before = [await heads(meeting), await heads(other)];
	const minutes = (await meeting.minutes.heads([meeting.board.meeting])).get(meeting.board.meeting)!;
	const { json } = await restored(anApp(database.db));
	expect(json).toMatchObject({ minutes: 1 });
	const after = [await heads(meeting), await heads(other)];
	expect(after.map(({ seq }) => seq)).toEqual(before.map(({ seq }) => seq));
	expect(new Set([...before, ...after].map(({ epoch }) => epoch)).size).toBe(4);
	const fresh = (await meeting.minutes.heads([meeting.board.meeting])).get(meeting.board.meeting)!;
	expect(fresh.seq).toBe(minutes.seq);
	expect(fresh.epoch).not.toBe(minutes.epoch);
});

test('a room that was open over `restored` sends everybody away with 4409, and commits nothing of what they send', async () => {
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	await restored(anApp(database.db));
	const { seq } = await heads(meeting);
	expect(await phone.ask(room, post('古い ページから'))).toMatchObject({ refusal: 'try_again' });
	expect([phone.closedWith, staff.closedWith]).toEqual([closeCodes.otherEpoch, closeCodes.otherEpoch]);
	expect((await heads(meeting)).seq).toBe(seq);
});

test('年度 begin in April, in Japan', () => {
	const years = ['2027-03-31T14:59:59Z', '2027-03-31T15:00:00Z', '2027-01-01T00:00:00Z'];
	expect(years.map((at) => fiscalYearOf(new Date(at)))).toEqual([2026, 2027, 2026]);
});

test('words of notes are blanked three 年度 after their meeting, in rows and in every byte of the log', async () => {
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const words = 'わすれられる ことば';
	await phone.ask(room, post(words));
	for (const type of ['notes.show', 'meeting.close'] as const) await staff.ask(room, { type });
	const app = anApp(database.db);
	const is = async (day: string) =>
		(await meetingsPastRetention(app, new Date(day))).filter((due) => due.meeting === meeting.board.meeting);
	expect(await is('2031-01-01')).toEqual([]); // not finished
	await staff.ask(room, { type: 'meeting.finish' });
	expect(await is('2030-03-31T14:00:00Z')).toEqual([]); // words of 2026年度 stay until 2029年度 is over
	const due = await is('2030-04-01T00:00:00Z');
	expect(due).toMatchObject([{ number: 1 }]);

	const younger = await PostgresMeeting.begin(database.db, meeting.city);
	const there = younger.room();
	await (await younger.phone(there)).ask(there, post('まだ 使う ことば'));
	await apply(due);
	expect(await is('2030-04-01T00:00:00Z')).toEqual([]);
	const its = await scope(database.db, meeting.board.municipality, (tx) =>
		tx.select({ text: notes.text }).from(notes).where(eq(notes.meetingId, younger.board.meeting))
	);
	expect(its).toEqual([{ text: 'まだ 使う ことば' }]);
	await scope(database.db, meeting.board.municipality, async (tx) => {
		const rows = await tx.select().from(notes).where(eq(notes.meetingId, meeting.board.meeting));
		expect(rows.map(({ text }) => text)).toEqual(['']);
		const log = await tx.select().from(boardUpdates).where(eq(boardUpdates.meetingId, meeting.board.meeting));
		expect(log.map(({ bytes }) => Buffer.from(bytes).includes(words))).toEqual([false]);
	});
	const late = await meeting.facilitator(meeting.room());
	expect(late.board.notes).toMatchObject([{ text: '', number: 201 }]);
});

test('records of 個別の支援につなぐ go after five years, younger ones stay', async () => {
	const { municipality, meeting: meetingId } = meeting.board;
	const days = ['2025-04-01', '2025-03-31'];
	const councilId = sql`(select council_id from meeting where id = ${meetingId})`;
	await scope(database.db, municipality, (tx) =>
		tx.insert(handoffs).values(
			days.map((on) => ({
				id: crypto.randomUUID(),
				municipalityId: municipality,
				councilId,
				meetingId,
				on,
				field: 'elderly' as const,
				destination: 'shakyo' as const
			}))
		)
	);
	await apply([]);
	const left = await scope(database.db, municipality, (tx) => tx.select({ on: handoffs.on }).from(handoffs));
	expect(left).toEqual([{ on: '2025-04-01' }]);
});

test('all 256 bytes come back as they went; a database that changes one is refused at start', async () => {
	await checkBytea(database.db);
	const spoiling = {
		execute: () => Promise.resolve([{ back: Uint8Array.from({ length: 256 }, (_, i) => i & 0x7f) }])
	};
	await expect(checkBytea(spoiling as never)).rejects.toBeInstanceOf(BytesChanged);
});

test('nothing is deleted by listing', async () => {
	await scope(database.db, meeting.board.municipality, (tx) =>
		tx
			.update(meetings)
			.set({ phase: 'closed', startsAt: new Date('2020-01-01') })
			.where(eq(meetings.id, meeting.board.meeting))
	);
	const row = { meetingId: meeting.board.meeting, municipalityId: meeting.board.municipality };
	const note = { ...row, id: crypto.randomUUID() as NoteId, kind: 'komatta', text: 'まだ ある' } as const;
	await scope(database.db, meeting.board.municipality, (tx) =>
		tx.insert(notes).values({ ...note, source: 'phone', state: 'shown', seq: 2 })
	);
	await meetingsPastRetention(anApp(database.db), new Date());
	const [kept] = await scope(database.db, meeting.board.municipality, (tx) =>
		tx.select().from(notes).where(eq(notes.id, note.id))
	);
	expect(kept?.text).toBe('まだ ある');
});
