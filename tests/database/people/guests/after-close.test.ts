/** Phones see the result for 30 days after 閉会 (CO-2). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { commandKey } from '#lib/server/auth/secrets.ts';
import { postgresLog } from '../../../../server/board/rows/postgres-log.ts';
import { Rooms } from '../../../../server/live/room/rooms.ts';
import { aDatabase, type TestDatabase } from '../../../support/database.ts';
import { commandId, facilitator, post, quiet } from '../../../support/meeting.ts';
import { cookie, knock, Setup } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

test('after 閉会 the number has ended, and for 30 days the QR brings any phone to the result', async () => {
	const { app, keys } = setup;
	await setup.become({ startsAt: new Date() });
	await setup.openDoor();
	const joined = await joinMeeting(app, keys.token, knock);
	if (!joined.ok) throw new Error(joined.refusal);
	const again = { ...knock, guest: joined.guest };
	await setup.become({ phase: 'wrapup', doorOpen: false });
	expect(await joinMeeting(app, keys.code, again)).toMatchObject({ refusal: 'meeting_over' });
	expect(await joinMeeting(app, keys.token, again)).toEqual(joined);
	await setup.become({ startsAt: new Date(Date.now() - 31 * 86_400_000) });
	expect(await joinMeeting(app, keys.token, again)).toMatchObject({ refusal: 'meeting_over' });
	expect(await joinMeeting(app, keys.token, knock)).toMatchObject({ refusal: 'meeting_over' });
	await setup.become({ closedAt: new Date() }); // 30 days count from 閉会
	expect(await joinMeeting(app, keys.token, again)).toEqual(joined);
});

test('a phone that comes for the result alone is none of those that came to the meeting', async () => {
	const { app, board, keys } = setup;
	for (const phase of ['wrapup', 'closed'] as const) {
		await setup.become({ phase, doorOpen: false, closedAt: new Date() });
		const late = await joinMeeting(app, keys.token, knock);
		expect(late).toMatchObject({ ok: true, kind: 'phone' });
		if (!late.ok) throw new Error(late.refusal);
		expect(await readerOf(app, cookie(late.guest), board.meeting, 'phone')).toMatchObject({ edits: false });
		expect(await joinMeeting(app, keys.code, knock)).toMatchObject({ refusal: 'meeting_over' });
	}
	expect(app.asked).toEqual([]);
});

test('thirty days after 閉会 a phone that was there looks no more, whatever its cookie still says', async () => {
	const { app, board, keys } = setup;
	await setup.openDoor();
	const joined = await joinMeeting(app, keys.token, knock);
	if (!joined.ok) throw new Error(joined.refusal);
	const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
	const looks = () => readerOf(app, cookie(joined.guest), board.meeting, 'phone');

	await setup.become({ phase: 'closed', closedAt: ago(29) });
	expect(await looks()).toMatchObject({ actor: { kind: 'participant' } });
	await setup.become({ closedAt: ago(31) });
	expect(await looks()).toBeNull();
	await setup.become({ phase: 'open' });
	expect(await looks()).not.toBeNull();
});

test('[T5] ひらきなおす keeps the phones that were there; one that came for the result comes in by the door alone', async () => {
	const { app, board, keys, city } = setup;
	const log = postgresLog(app.db, (meeting) => commandKey(app.config.secret, meeting));
	const rooms = new Rooms({ log, logger: quiet });
	const staff = facilitator(city.coordinator);
	const did = async (ask: Ask, actor: Actor = staff) => {
		const answer = await rooms.run(board, { ...ask, id: commandId() }, actor);
		return answer.ok ? null : answer.refusal;
	};
	const came = async (guest: string | null = null) => {
		const joined = await joinMeeting(app, keys.token, { ...knock, guest });
		return joined.ok ? joined : null;
	};
	await did({ type: 'door.set', open: true });
	const early = (await came())!;
	await did({ type: 'door.set', open: false });
	await did({ type: 'meeting.close' });
	const late = (await came())!;
	expect((await came(late.guest))?.participant, 'it looks again').toBe(late.participant);
	expect(await did({ type: 'meeting.reopen' })).toBeNull();

	const looks = (guest: string) => readerOf(app, cookie(guest), board.meeting, 'phone');
	expect(await looks(late.guest)).toBeNull();
	expect(await joinMeeting(app, keys.token, { ...knock, guest: late.guest })).toMatchObject({
		refusal: 'door_not_open'
	});
	const still = { kind: 'participant', id: late.participant } as const; // its socket is closed a moment later
	expect(await did(post('まにあわない'), still)).toBe('device_stopped');
	expect(await did(post('また 書ける'), { kind: 'participant', id: early.participant })).toBeNull();
	await did({ type: 'door.set', open: true });
	const back = (await came(late.guest))!;
	expect(await did(post('戸口から'), { kind: 'participant', id: back.participant })).toBeNull();
});
