/** Phones see the result for 30 days after 閉会 (CO-2). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { aDatabase, type TestDatabase } from '../../../support/database.ts';
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
