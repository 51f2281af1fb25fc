/** A meeting that is called off, put off, or passes without being opened: what everybody is told (P13, K3). */
import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emptyBoard } from '#lib/board/empty.ts';
import { readBoard } from '#lib/board/document/doc.ts';
import type { ActionId, MeetingId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { peekMeeting } from '#lib/server/meetings/peek-meeting.ts';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { joinCode, joinToken, screenToken } from '#lib/server/auth/secrets.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { afterMeeting } from '#lib/server/meetings/after-meeting.ts';
import { listAheadNotes } from '#lib/server/meetings/ahead-notes.ts';
import { askRoom, facilitator } from '#lib/server/meetings/ask-room.ts';
import { bringAhead } from '#lib/server/meetings/bring-ahead.ts';
import { otherPrepared } from '#lib/server/meetings/coming-meetings.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { nextMeeting } from '#lib/server/meetings/next-meeting.ts';
import { prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { open } from '../../../server/cli/meeting.ts';
import { UsageProblem } from '../../../server/cli/usage.ts';
import { liveBoards } from '../../../server/live-boards.ts';
import { aCity, anApp, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { commandId } from '../../support/meeting.ts';

let database: TestDatabase;
let app: App;
let close: () => Promise<void>;
let city: City;
const staff = () => aPerson(city, [{ role: 'coordinator', council: city.council }]);

beforeAll(async () => {
	database = await aDatabase();
	const { config, db, log } = anApp(database.db);
	const boards = liveBoards({ config, db, log });
	app = boards.app;
	close = () => boards.close();
});
afterAll(async () => {
	await close();
	await database.close();
});
beforeEach(async () => {
	city = await aCity(app.db);
});

async function prepared(startsAt: string): Promise<MeetingAddress & { number: number }> {
	const { municipality, council } = city;
	const made = await prepareMeeting(app, {
		municipality,
		council,
		theme: '',
		venue: '葉月台 集会所',
		template: 'sasaeai_90',
		startsAt: new Date(`${startsAt}T10:00:00+09:00`)
	});
	return { municipality, ...made };
}
const cancel = (at: MeetingAddress, on = true, words = '大雪のため。次は 1月30日です。') =>
	askRoom(app, at, facilitator(staff()), { type: 'meeting.cancel', on, words });
const openDoor = (at: MeetingAddress, actor: Actor = facilitator(staff())) =>
	app.rooms.run(at, { id: commandId(), type: 'door.set', open: true }, actor);
const become = ({ meeting, municipality }: MeetingAddress, change: Partial<typeof meetings.$inferInsert>) =>
	scope(app.db, municipality, (tx) => tx.update(meetings).set(change).where(eq(meetings.id, meeting)));
const knock = { guest: null, address: '192.0.2.1' };
const { secret } = anApp(null as never).config;

test('[P13] a phone that comes to a meeting that was called off reads why, by QR and by number', async () => {
	const board = await prepared('2027-01-23');
	const token = joinToken(secret, board.meeting, 0);
	expect(await cancel(board)).toBeNull();
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
	expect(await cancel(board, true, '')).toBeNull(); // the sentence may be left out, and corrected
	expect(await peekMeeting(app, token)).toMatchObject({ cancelled: '' });
});

test('[P13] the projector comes up and has the sentence on its board', async () => {
	const board = await prepared('2027-01-23');
	await cancel(board);
	const screen = await joinMeeting(app, { screen: screenToken(secret, board.meeting) }, knock);
	expect(screen).toMatchObject({ ok: true, kind: 'screen' });
	expect((await boardOf(app, board)).cancelled).toBe('大雪のため。次は 1月30日です。');
	expect(await findMeeting(app, board)).toMatchObject({ phase: 'draft', doorOpen: false });
});

test('[P13] its door stays shut for staff, for the terminal and for whoever comes at the same moment', async () => {
	const board = await prepared('2027-01-23');
	await cancel(board);
	for (const actor of [facilitator(staff()), { kind: 'server' } as const])
		expect(await openDoor(board, actor)).toMatchObject({ ok: false, refusal: 'meeting_cancelled' });
	const terminal = { municipality: city.municipality, council: city.council, number: '1' };
	await expect(open(app, terminal)).rejects.toThrow(UsageProblem);
	await expect(open(app, terminal)).rejects.toThrow(/第1回.*中止/);

	const other = await prepared('2027-01-23');
	const [cancelled, opened] = await Promise.all([cancel(other), openDoor(other)]);
	const row = await findMeeting(app, other);
	if (cancelled === null) expect([opened.ok, row?.phase, row?.doorOpen]).toEqual([false, 'draft', false]);
	else expect([cancelled, opened.ok, row?.cancelledAt]).toEqual(['already_opened', true, null]);
});

test('[P13] 中止 is taken back with everything as it was: number, codes, plan and papers', async () => {
	const board = await prepared('2027-01-23');
	const put = { type: 'note.post', kind: 'komatta', text: '雪の日の 通院', as: 'between' } as const;
	expect(await askRoom(app, board, facilitator(staff()), put)).toBeNull();
	const [before, papers] = [await findMeeting(app, board), await listAheadNotes(app, board)];
	await cancel(board);
	expect(await askRoom(app, board, facilitator(staff()), put)).toBe('meeting_cancelled');
	expect(await cancel(board, false, '')).toBeNull();
	expect(await findMeeting(app, board)).toEqual(before);
	expect(await listAheadNotes(app, board)).toEqual(papers);
	expect((await boardOf(app, board)).cancelled).toBeNull();
	expect((await openDoor(board)).ok).toBe(true);
	const key = { token: joinToken(secret, board.meeting, 0) };
	expect(await joinMeeting(app, key, knock)).toMatchObject({ ok: true });
});

test('[P13] its number stays its own, and the next meeting gets the next', async () => {
	const board = await prepared('2027-01-23');
	await cancel(board);
	expect(await prepared('2027-01-30')).toMatchObject({ number: 2 });
	expect(await findMeeting(app, board)).toMatchObject({ number: 1 });
});

test('[P13] papers that were put out ahead go to another prepared meeting, with what staff held', async () => {
	const [from, to] = [await prepared('2027-01-23'), await prepared('2027-01-30')];
	const texts = ['雪の日の 通院', '使わない 車庫', '田中花子さんの こと'];
	for (const text of texts)
		await askRoom(app, from, facilitator(staff()), { type: 'note.post', kind: 'komatta', text, as: 'staff' });
	const [first] = await listAheadNotes(app, from);
	await askRoom(app, from, facilitator(staff()), { type: 'note.hold', note: first!.id });
	const wanted = (await listAheadNotes(app, from)).map(({ text, heldBy, source }) => [text, heldBy, source]);
	expect(wanted.map(([, heldBy]) => heldBy).toSorted()).toEqual([null, 'rules', 'staff']);
	await cancel(from);

	expect(await bringAhead(app, staff(), { from, to: to.meeting })).toBeNull();
	expect(await listAheadNotes(app, from)).toEqual([]);
	const there = (await listAheadNotes(app, to)).map(({ text, heldBy, source }) => [text, heldBy, source]);
	expect(there.toSorted()).toEqual(wanted.toSorted());
	expect(await bringAhead(app, staff(), { from, to: to.meeting })).toBeNull();
	expect(await listAheadNotes(app, to)).toHaveLength(3);
	const counted = (await boardOf(app, to)).tallies.waiting;
	expect(counted).toEqual({ ...emptyBoard.tallies.waiting, komatta: 1 });
});

test('[S1] papers whose move broke off in the middle are moved by the next press, and none twice', async () => {
	const [from, to] = [await prepared('2027-01-23'), await prepared('2027-01-30')];
	for (const text of ['雪の日の 通院', '使わない 車庫'])
		await askRoom(app, from, facilitator(staff()), { type: 'note.post', kind: 'komatta', text, as: 'staff' });
	await cancel(from);
	let withdrawals = 0;
	const breaking: App = {
		...app,
		rooms: {
			run: (at, command, actor) =>
				command.type === 'note.withdraw' && (withdrawals += 1) === 2
					? Promise.resolve({ ok: false, refusal: 'try_again' })
					: app.rooms.run(at, command, actor)
		}
	};
	expect(await bringAhead(breaking, staff(), { from, to: to.meeting })).toBe('try_again');
	expect(await bringAhead(app, staff(), { from, to: to.meeting })).toBeNull();
	expect((await listAheadNotes(app, to)).map(({ text }) => text)).toEqual(['雪の日の 通院', '使わない 車庫']);
	expect(await listAheadNotes(app, from)).toEqual([]);
});

test('[P13] papers go to prepared meetings of the same council that are coming, and to no other', async () => {
	const now = new Date('2027-01-24T01:00:00Z');
	const from = await prepared('2027-01-23');
	const [passed, off, opened] = [
		await prepared('2027-01-20'),
		await prepared('2027-02-01'),
		await prepared('2027-02-02')
	];
	const [later, sooner] = [await prepared('2027-02-27'), await prepared('2027-01-30')];
	await cancel(off);
	await openDoor(opened);
	const others = await otherPrepared(app, { ...from, council: city.council }, now);
	expect(others.map(({ id }) => id)).toEqual([sooner.meeting, later.meeting]);
	expect(others.map(({ id }) => id)).not.toContain(passed.meeting);
});

test('[K3] 次回 is the earliest that is today or later, or open: not one whose day passed, not one called off', async () => {
	const first = await prepared('2026-12-19');
	await openDoor(first);
	await app.rooms.run(first, { id: commandId(), type: 'meeting.close' }, facilitator(staff()));
	const [second, fourth, third] = [
		await prepared('2027-01-23'),
		await prepared('2027-03-27'),
		await prepared('2027-02-27')
	];
	await scope(app.db, city.municipality, (tx) =>
		tx.insert(actionItems).values({
			id: crypto.randomUUID() as ActionId,
			municipalityId: city.municipality,
			councilId: city.council,
			what: 'ためす',
			firstStep: '',
			owner: '',
			dueKind: 'next_meeting'
		})
	);
	const at = (day: string, time = '12:00') => new Date(`${day}T${time}:00+09:00`);
	const whichIs = async (now: Date): Promise<MeetingId | undefined> => {
		const found = await findMeeting(app, first);
		const next = await nextMeeting(
			app,
			{ municipality: city.municipality, council: city.council, after: found! },
			now
		);
		expect((await afterMeeting(app, first, now)).nextAt).toEqual(next?.startsAt ?? null);
		const [action] = await listActions(app.db, staff(), { now });
		expect(action?.nextMeetingAt).toEqual(next?.startsAt ?? null);
		return next?.id;
	};
	expect(await whichIs(at('2026-12-25'))).toBe(second.meeting);
	expect(await whichIs(at('2027-01-23', '23:59'))).toBe(second.meeting); // until its day in Japan is over
	expect(await whichIs(at('2027-01-24', '00:00'))).toBe(third.meeting);
	await cancel(third);
	expect(await whichIs(at('2027-01-24'))).toBe(fourth.meeting);
	await cancel(second);
	expect(await whichIs(at('2027-01-20'))).toBe(fourth.meeting);
	expect(await whichIs(at('2027-03-28'))).toBeUndefined();
	await cancel(second, false);
	await openDoor(second);
	expect(await whichIs(at('2027-01-24'))).toBe(second.meeting); // it is going on
});

test('[K3] before a meeting was held, 次回 is the one after it, whatever their numbers', async () => {
	const [later, sooner] = [await prepared('2027-02-27'), await prepared('2027-01-23')];
	const now = new Date('2027-01-10T00:00:00Z');
	const nextOf = async (at: MeetingAddress) => {
		const after = (await findMeeting(app, at))!;
		return nextMeeting(app, { municipality: city.municipality, council: city.council, after }, now);
	};
	expect(await nextOf(sooner)).toMatchObject({ id: later.meeting });
	expect(await nextOf(later)).toBeNull();
});

test('[P13] put off to another day, a meeting is the same for every card that was printed', async () => {
	const board = await prepared('2027-01-23');
	const token = joinToken(secret, board.meeting, 0);
	await become(board, { startsAt: new Date('2027-01-30T01:00:00Z') });
	expect(await joinMeeting(app, { token }, knock)).toEqual({
		ok: false,
		refusal: 'door_not_open',
		startsAt: new Date('2027-01-30T01:00:00Z')
	});
	expect(await findMeeting(app, board)).toMatchObject({ number: 1, rotation: 0 });
});

test('[P13] a board of before, that knows nothing of 中止, is on', () => {
	expect(readBoard(new Y.Doc()).cancelled).toBeNull();
});
