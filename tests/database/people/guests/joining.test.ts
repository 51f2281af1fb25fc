import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { newGuestToken } from '#lib/server/auth/secrets.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { peekMeeting } from '#lib/server/meetings/peek-meeting.ts';
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

test('a phone that comes early is told when the meeting begins', async () => {
	const { app, keys } = setup;
	for (const key of [keys.token, keys.code])
		expect(await joinMeeting(app, key, knock)).toEqual({
			ok: false,
			refusal: 'door_not_open',
			startsAt: new Date('2027-01-23T01:00:00Z')
		});
	expect(app.asked).toEqual([]);
});

test('a phone may knock at a shut door as often as it likes: it is no wrong try, and no participant', async () => {
	const { app, keys, board } = setup;
	const knocks = Array.from({ length: 80 }, (_, i) => (i % 2 === 0 ? keys.code : keys.token));
	for (const key of knocks)
		expect(await joinMeeting(app, key, knock)).toMatchObject({ refusal: 'door_not_open' });
	const inside = () =>
		scope(app.db, board.municipality, (tx) =>
			tx.$count(participants, eq(participants.meetingId, board.meeting)).then((count) => count)
		);
	expect(await inside()).toBe(0);
	await setup.openDoor();
	expect(await joinMeeting(app, keys.code, knock)).toMatchObject({ ok: true });
	expect(await inside()).toBe(1);
});

test('a phone that scans twice, or scans and types, is one phone', async () => {
	const { app, keys } = setup;
	await setup.openDoor();
	const first = await joinMeeting(app, keys.token, knock);
	if (!first.ok) throw new Error(first.refusal);
	const second = await joinMeeting(app, keys.code, { ...knock, guest: first.guest });
	expect(second).toEqual(first);
	expect(app.asked.map(([, command]) => command.type)).toEqual(['phone.joined']);
});

test('a double tap at the door makes one participant', async () => {
	const { app, keys } = setup;
	await setup.openDoor();
	const guest = newGuestToken(app.config.secret);
	const joined = await Promise.all(
		Array.from({ length: 8 }, () => joinMeeting(app, keys.token, { ...knock, guest }))
	);
	expect(new Set(joined.map((each) => each.ok && each.participant)).size).toBe(1);
	expect(app.asked).toHaveLength(1);
});

test('a known phone comes back through a shut door; a new one does not', async () => {
	const { app, keys } = setup;
	await setup.openDoor();
	const joined = await joinMeeting(app, keys.token, knock);
	if (!joined.ok) throw new Error(joined.refusal);
	await setup.become({ doorOpen: false });
	expect(await joinMeeting(app, keys.token, { ...knock, guest: joined.guest })).toEqual(joined);
	expect(await joinMeeting(app, keys.token, knock)).toMatchObject({
		refusal: 'door_not_open',
		startsAt: null
	});
});

test('the projector is up before the door opens, and writes nothing', async () => {
	const { app, board, keys } = setup;
	const screen = await joinMeeting(app, keys.screen, knock);
	if (!screen.ok) throw new Error(screen.refusal);
	expect(screen.kind).toBe('screen');
	expect(app.asked).toEqual([]);
	expect(await readerOf(app, cookie(screen.guest), board.meeting, 'screen')).toEqual({
		actor: { kind: 'screen', id: screen.participant },
		municipality: board.municipality,
		edits: false,
		isGuest: false,
		cookie: 'guest'
	});
});

test('[P5] a phone that opens the page of the projector looks at it, and steers nothing', async () => {
	const { app, board, keys } = setup;
	await setup.openDoor();
	const joined = await joinMeeting(app, keys.token, knock);
	if (!joined.ok) throw new Error(joined.refusal);
	expect(await readerOf(app, cookie(joined.guest), board.meeting, 'screen')).toMatchObject({
		actor: { kind: 'screen', id: joined.participant, looksOnly: true },
		isGuest: true
	});
});

test('one key is not taken for another', async () => {
	const { app, keys } = setup;
	await setup.openDoor();
	const { token } = keys.token;
	expect(await joinMeeting(app, { screen: token }, knock)).toMatchObject({ refusal: 'code_wrong' });
	expect(await joinMeeting(app, { code: token }, knock)).toMatchObject({ refusal: 'code_wrong' });
});

test('a scanned QR names its meeting to whoever may come in with it now or later, a number never', async () => {
	const { app, keys } = setup;
	const { token } = keys.token;
	const { code } = keys.code;
	const { screen } = keys.screen;
	const named = { council: expect.any(String) as string, number: 1 };
	expect(await peekMeeting(app, token)).toEqual(named); // who waits must see for which meeting
	await setup.openDoor();
	expect(await peekMeeting(app, token)).toEqual(named);
	for (const guess of [code, screen, 'x', '']) expect(await peekMeeting(app, guess)).toBeNull();
	await setup.become({ phase: 'open', doorOpen: false });
	expect(await peekMeeting(app, token)).toEqual(named);
	await setup.become({ phase: 'closed', closedAt: new Date(Date.now() - 31 * 86_400_000) });
	expect(await peekMeeting(app, token)).toBeNull();
	expect(app.asked).toEqual([]); // who only asks has not joined
});
