/** A cancelled meeting keeps its door shut and says so (P13). */
import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readBoard } from '#lib/board/document/doc.ts';
import { peekMeeting } from '#lib/server/meetings/peek-meeting.ts';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { joinCode, joinToken, screenToken } from '#lib/server/auth/secrets.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { listAheadNotes } from '#lib/server/meetings/ahead-notes.ts';
import { askRoom, facilitator } from '#lib/server/meetings/ask-room.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { open } from '../../../server/cli/meeting.ts';
import { UsageProblem } from '../../../server/cli/usage.ts';
import { liveBoards } from '../../../server/live-boards.ts';
import { anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { Council } from './council.ts';

let database: TestDatabase;
let boards: ReturnType<typeof liveBoards>;
let council: Council;
beforeAll(async () => {
	database = await aDatabase();
	const { config, db, log } = anApp(database.db);
	boards = liveBoards({ config, db, log });
});
afterAll(async () => {
	await boards.close();
	await database.close();
});
beforeEach(async () => {
	council = await Council.begin(boards.app);
});

const knock = { guest: null, address: '192.0.2.1' };
const { secret } = anApp(null as never).config;

test('[P13] a phone that comes to a meeting that was called off reads why, by QR and by number', async () => {
	const { app } = council;
	const board = await council.prepare('2027-01-23');
	const token = joinToken(secret, board.meeting, 0);
	expect(await council.cancel(board)).toBeNull();
	for (const key of [{ token }, { code: joinCode(secret, board.meeting, 0) }])
		expect(await joinMeeting(app, key, knock)).toEqual({
			ok: false,
			refusal: 'meeting_cancelled',
			startsAt: null,
			words: '大雪のため。次は 1月30日です。'
		});
	expect(await peekMeeting(app, token)).toEqual({
		council: '葉月台 支えあい会議',
		number: 1,
		cancelled: '大雪のため。次は 1月30日です。',
		plannedFor: expect.stringMatching(/1月23日\(土\) \d+:\d\d$/) as string
	});
	expect(await council.cancel(board, true, '')).toBeNull(); // corrects the sentence
	expect(await peekMeeting(app, token)).toMatchObject({ cancelled: '' });
});

test('[P13] the projector comes up and has the sentence on its board', async () => {
	const { app } = council;
	const board = await council.prepare('2027-01-23');
	await council.cancel(board);
	const screen = await joinMeeting(app, { screen: screenToken(secret, board.meeting) }, knock);
	expect(screen).toMatchObject({ ok: true, kind: 'screen' });
	expect((await boardOf(app, board)).cancelled).toBe('大雪のため。次は 1月30日です。');
	expect(await findMeeting(app, board)).toMatchObject({ phase: 'draft', doorOpen: false });
});

test('[P13] its door stays shut for staff, for the terminal and for whoever comes at the same moment', async () => {
	const { app, city, staff } = council;
	const board = await council.prepare('2027-01-23');
	await council.cancel(board);
	for (const actor of [facilitator(staff), { kind: 'server' } as const])
		expect(await council.openDoor(board, actor)).toMatchObject({ ok: false, refusal: 'meeting_cancelled' });
	const terminal = { municipality: city.municipality, council: city.council, number: '1' };
	await expect(open(app, terminal)).rejects.toThrow(UsageProblem);
	await expect(open(app, terminal)).rejects.toThrow(/第1回.*中止/);

	const other = await council.prepare('2027-01-23');
	const [cancelled, opened] = await Promise.all([council.cancel(other), council.openDoor(other)]);
	const row = await findMeeting(app, other);
	if (cancelled === null) expect([opened.ok, row?.phase, row?.doorOpen]).toEqual([false, 'draft', false]);
	else expect([cancelled, opened.ok, row?.cancelledAt]).toEqual(['already_opened', true, null]);
});

test('[P13] 中止 is taken back with everything as it was: number, codes, plan and notes', async () => {
	const { app, staff } = council;
	const board = await council.prepare('2027-01-23');
	const put = { type: 'note.post', kind: 'komatta', text: '雪の日の 通院', as: 'between' } as const;
	expect(await askRoom(app, board, facilitator(staff), put)).toBeNull();
	const [before, notes] = [await findMeeting(app, board), await listAheadNotes(app, board)];
	await council.cancel(board);
	expect(await askRoom(app, board, facilitator(staff), put)).toBe('meeting_cancelled');
	expect(await council.cancel(board, false, '')).toBeNull();
	expect(await findMeeting(app, board)).toEqual(before);
	expect(await listAheadNotes(app, board)).toEqual(notes);
	expect((await boardOf(app, board)).cancelled).toBeNull();
	expect((await council.openDoor(board)).ok).toBe(true);
	const key = { token: joinToken(secret, board.meeting, 0) };
	expect(await joinMeeting(app, key, knock)).toMatchObject({ ok: true });
});

test('[P13] its number stays its own, and the next meeting gets the next', async () => {
	const { app } = council;
	const board = await council.prepare('2027-01-23');
	await council.cancel(board);
	expect(await council.prepare('2027-01-30')).toMatchObject({ number: 2 });
	expect(await findMeeting(app, board)).toMatchObject({ number: 1 });
});

test('[P13] put off to another day, a meeting is the same for every card that was printed', async () => {
	const { app } = council;
	const board = await council.prepare('2027-01-23');
	const token = joinToken(secret, board.meeting, 0);
	const startsAt = new Date('2027-01-30T01:00:00Z');
	await scope(app.db, board.municipality, (tx) =>
		tx.update(meetings).set({ startsAt }).where(eq(meetings.id, board.meeting))
	);
	expect(await joinMeeting(app, { token }, knock)).toEqual({
		ok: false,
		refusal: 'door_not_open',
		startsAt
	});
	expect(await findMeeting(app, board)).toMatchObject({ number: 1, rotation: 0 });
});

test('[P13] a board of before, that knows nothing of 中止, is on', () => {
	expect(readBoard(new Y.Doc()).cancelled).toBeNull();
});
