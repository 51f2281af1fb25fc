import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ParticipantId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { peekMeeting } from '#lib/server/meetings/peek-meeting.ts';
import { joinMeeting, type Key } from '#lib/server/auth/guests/guests.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { newGuestToken, participantHash } from '#lib/server/auth/secrets.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { aCity, aMeeting, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: City;
let board: MeetingAddress;
let keys: { token: Key; code: Key; screen: Key };

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	await database.sql`delete from wrong_try`; // another day
	city = await aCity(app.db);
	board = await aMeeting(app, city);
	keys = keysOf(app, board);
});

function keysOf(of: App, { meeting }: MeetingAddress) {
	const links = meetingLinks(of, { id: meeting, rotation: 0 }, '');
	const behind = (link: string) => link.split('#')[1] ?? '';
	return {
		token: { token: behind(links.join) },
		code: { code: links.code },
		screen: { screen: behind(links.screen) }
	};
}

const become = (change: Partial<typeof meetings.$inferInsert>) =>
	scope(app.db, board.municipality, (tx) =>
		tx.update(meetings).set(change).where(eq(meetings.id, board.meeting))
	);
const openDoor = () => become({ phase: 'open', doorOpen: true });
const knock = { guest: null, address: '192.0.2.1' };
const cookie = (guest: string) => ({ headers: { cookie: `other=1; yoriai-guest=${guest}` } });

test('a phone that comes early is told when the meeting begins', async () => {
	for (const key of [keys.token, keys.code])
		expect(await joinMeeting(app, key, knock)).toEqual({
			ok: false,
			refusal: 'door_not_open',
			startsAt: new Date('2027-01-23T01:00:00Z')
		});
	expect(app.asked).toEqual([]);
});

test('a phone that scans twice, or scans and types, is one phone', async () => {
	await openDoor();
	const first = await joinMeeting(app, keys.token, knock);
	if (!first.ok) throw new Error(first.refusal);
	const second = await joinMeeting(app, keys.code, { ...knock, guest: first.guest });
	expect(second).toEqual(first);
	expect(app.asked.map(([, command]) => command.type)).toEqual(['phone.joined']);
});

test('a double tap at the door makes one participant', async () => {
	await openDoor();
	const guest = newGuestToken(app.config.secret);
	const joined = await Promise.all(
		Array.from({ length: 8 }, () => joinMeeting(app, keys.token, { ...knock, guest }))
	);
	expect(new Set(joined.map((each) => each.ok && each.participant)).size).toBe(1);
	expect(app.asked).toHaveLength(1);
});

test('a browser that brings no cookie of ours gets a new one, whatever it brings', async () => {
	await openDoor();
	const ours = newGuestToken(app.config.secret);
	const chosen = ['', 'attacker', 'A'.repeat(32), `${ours}x`, `${ours}.x`, `${ours.split('.')[0]}.`, '.'];
	for (const guest of chosen) {
		const joined = await joinMeeting(app, keys.token, { ...knock, guest });
		if (!joined.ok) throw new Error(joined.refusal);
		expect(joined.guest).not.toBe(guest);
		expect(await readerOf(app, cookie(joined.guest), board.meeting, 'phone')).not.toBeNull();
		expect(await readerOf(app, cookie(guest), board.meeting, 'phone')).toBeNull();
	}
	expect(await joinMeeting(app, keys.token, { ...knock, guest: ours })).toMatchObject({ guest: ours });
});

test('a phone that came before cookies were sealed is who it was', async () => {
	await openDoor();
	const { meeting, municipality } = board;
	const old = 'o'.repeat(32);
	const tokenHash = participantHash(app.config.secret, meeting, 'phone', old);
	const id = crypto.randomUUID() as ParticipantId;
	const row = { id, meetingId: meeting, municipalityId: municipality, kind: 'phone', tokenHash } as const;
	await scope(app.db, municipality, (tx) => tx.insert(participants).values(row));
	const again = await joinMeeting(app, keys.token, { ...knock, guest: old });
	expect(again).toMatchObject({ participant: id, guest: old });
});

test('of 557 phones of one script 400 come in; another network, the projector and who was here before are not held up', async () => {
	await openDoor();
	const first = await joinMeeting(app, keys.token, knock);
	if (!first.ok) throw new Error(first.refusal);
	const came = [];
	for (let i = 1; i < 557; i += 50)
		came.push(...(await Promise.all(Array.from({ length: 50 }, () => joinMeeting(app, keys.token, knock)))));
	const refused = came.filter((each) => !each.ok);
	expect(refused.length).toBeGreaterThan(150);
	for (const each of refused) expect(each).toMatchObject({ refusal: 'too_many_newcomers' });
	expect(await joinMeeting(app, keys.token, { ...knock, address: '198.51.100.9' })).toMatchObject({
		ok: true
	});
	expect(await joinMeeting(app, keys.token, { ...knock, guest: first.guest })).toEqual(first);
	expect(await joinMeeting(app, keys.screen, knock)).toMatchObject({ ok: true });
}, 120_000);

test('a meeting has 3,000 phones and no more, whichever networks they come from', async () => {
	await openDoor();
	const { meeting, municipality } = board;
	const row = { meetingId: meeting, municipalityId: municipality, kind: 'phone' } as const;
	const rows = Array.from({ length: 2_999 }, (_, i) => ({
		...row,
		id: crypto.randomUUID() as ParticipantId,
		tokenHash: `phone-${i}`
	}));
	await scope(app.db, municipality, (tx) => tx.insert(participants).values(rows));
	expect(await joinMeeting(app, keys.token, knock)).toMatchObject({ ok: true });
	expect(await joinMeeting(app, keys.token, { ...knock, address: '198.51.100.9' })).toMatchObject({
		refusal: 'too_many_newcomers'
	});
});

test('a known phone comes back through a shut door; a new one does not', async () => {
	await openDoor();
	const joined = await joinMeeting(app, keys.token, knock);
	if (!joined.ok) throw new Error(joined.refusal);
	await become({ doorOpen: false });
	expect(await joinMeeting(app, keys.token, { ...knock, guest: joined.guest })).toEqual(joined);
	expect(await joinMeeting(app, keys.token, knock)).toMatchObject({
		refusal: 'door_not_open',
		startsAt: null
	});
});

test('after 閉会 the number has ended, and for 30 days the QR brings any phone to the result', async () => {
	await become({ startsAt: new Date() });
	await openDoor();
	const joined = await joinMeeting(app, keys.token, knock);
	if (!joined.ok) throw new Error(joined.refusal);
	const again = { ...knock, guest: joined.guest };
	await become({ phase: 'wrapup', doorOpen: false });
	expect(await joinMeeting(app, keys.code, again)).toMatchObject({ refusal: 'meeting_over' });
	expect(await joinMeeting(app, keys.token, again)).toEqual(joined);
	await become({ startsAt: new Date(Date.now() - 31 * 86_400_000) });
	expect(await joinMeeting(app, keys.token, again)).toMatchObject({ refusal: 'meeting_over' });
	expect(await joinMeeting(app, keys.token, knock)).toMatchObject({ refusal: 'meeting_over' });
	await become({ closedAt: new Date() }); // the door was opened on a later day than was planned
	expect(await joinMeeting(app, keys.token, again)).toEqual(joined);
});

test('a phone that comes for the result alone is none of those that came to the meeting', async () => {
	for (const phase of ['wrapup', 'closed'] as const) {
		await become({ phase, doorOpen: false, closedAt: new Date() });
		const late = await joinMeeting(app, keys.token, knock);
		expect(late).toMatchObject({ ok: true, kind: 'phone' });
		if (!late.ok) throw new Error(late.refusal);
		expect(await readerOf(app, cookie(late.guest), board.meeting, 'phone')).toMatchObject({ edits: false });
		expect(await joinMeeting(app, keys.code, knock)).toMatchObject({ refusal: 'meeting_over' });
	}
	expect(app.asked).toEqual([]);
});

test('the projector is up before the door opens, and writes nothing', async () => {
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

test('one key is not taken for another', async () => {
	await openDoor();
	const { token } = keys.token as { token: string };
	expect(await joinMeeting(app, { screen: token }, knock)).toMatchObject({ refusal: 'code_wrong' });
	expect(await joinMeeting(app, { code: token }, knock)).toMatchObject({ refusal: 'code_wrong' });
});

test('wrong numbers are limited for an address; QR codes and other addresses go on', async () => {
	await openDoor();
	const wrong = { code: '0000-0000' };
	const burst = await Promise.all(Array.from({ length: 100 }, () => joinMeeting(app, wrong, knock)));
	const told = burst.filter((each) => !each.ok && each.refusal === 'code_wrong').length;
	expect(told).toBeLessThanOrEqual(30);
	expect(await joinMeeting(app, keys.code, knock)).toMatchObject({ refusal: 'too_many_tries' });
	for (let i = 0; i < 200; i += 1)
		expect(await joinMeeting(app, keys.token, knock)).toMatchObject({ ok: true });
	expect(await joinMeeting(app, keys.code, { ...knock, address: '192.0.2.2' })).toMatchObject({ ok: true });
});

test('a machine that tries numbers from all addresses of its IPv6 network is one address', async () => {
	await openDoor();
	for (let i = 0; i < 30; i += 1)
		expect(
			await joinMeeting(app, { code: String(i) }, { ...knock, address: `2001:db8::${i}` })
		).toMatchObject({ refusal: 'code_wrong' });
	const from = (address: string) => joinMeeting(app, keys.code, { ...knock, address });
	expect(await from('2001:db8::ffff')).toMatchObject({ refusal: 'too_many_tries' });
	expect(await from('2001:db8:0:1::1')).toMatchObject({ ok: true });
});

test('thousands of wrong numbers from everywhere shut out those who tried them, and nobody else', async () => {
	await openDoor();
	const wrong = (i: number) =>
		joinMeeting(app, { code: '0000-0000' }, { ...knock, address: `198.18.${i >> 8}.${i & 255}` });
	for (let i = 0; i < 2_000; i += 100) await Promise.all(Array.from({ length: 100 }, (_, j) => wrong(i + j)));
	const from = (address: string) => joinMeeting(app, keys.code, { ...knock, address });
	expect(await from('198.18.0.1')).toMatchObject({ refusal: 'too_many_tries' });
	for (let i = 0; i < 40; i += 1) expect(await from('192.0.2.2')).toMatchObject({ ok: true });

	const again = { ...knock, address: '2001:db8:7:1::1' };
	expect(await joinMeeting(app, { code: '0000-0000' }, again)).toMatchObject({ refusal: 'code_wrong' });
	expect(await from('2001:db8:7:2::1')).toMatchObject({ refusal: 'too_many_tries' }); // one guess, not one for each /64
	expect(await from('2001:db8:8:2::1')).toMatchObject({ ok: true });
}, 60_000);

test('a whole room behind one address comes in by number', async () => {
	await openDoor();
	for (let i = 0; i < 60; i += 1)
		expect(await joinMeeting(app, keys.code, knock)).toMatchObject({ ok: true });
});

test('a browser is nobody in a meeting that it did not join, and its cookie opens no row', async () => {
	await openDoor();
	const joined = await joinMeeting(app, keys.token, knock);
	if (!joined.ok) throw new Error(joined.refusal);
	const elsewhere = await aMeeting(app, await aCity(app.db, '師走市'));
	expect(await readerOf(app, cookie(joined.guest), board.meeting, 'phone')).toMatchObject({
		actor: { kind: 'participant' }
	});
	expect(await readerOf(app, cookie(joined.guest), elsewhere.meeting, 'phone')).toBeNull();
	expect(await readerOf(app, cookie('forged'), board.meeting, 'phone')).toBeNull();
	expect(await readerOf(app, cookie(joined.guest), 'not-an-id' as never, 'phone')).toBeNull();

	const rows = await scope(app.db, board.municipality, (tx) => tx.select().from(participants));
	expect(JSON.stringify(rows)).not.toContain(joined.guest);
});

test('one browser in two meetings leaves nothing in the tables that says so', async () => {
	await openDoor();
	const first = await joinMeeting(app, keys.token, knock);
	if (!first.ok) throw new Error(first.refusal);
	const later = await aMeeting(app, city);
	await scope(app.db, later.municipality, (tx) =>
		tx.update(meetings).set({ phase: 'open', doorOpen: true }).where(eq(meetings.id, later.meeting))
	);
	const second = await joinMeeting(app, keysOf(app, later).token, { ...knock, guest: first.guest });
	expect(second).toMatchObject({ ok: true, guest: first.guest });

	const rows = await scope(app.db, board.municipality, (tx) => tx.select().from(participants));
	expect(rows).toHaveLength(2);
	expect(rows[0]?.tokenHash).not.toBe(rows[1]?.tokenHash);
	expect(rows[0]?.id).not.toBe(rows[1]?.id);
});

test('thirty days after 閉会 a phone that was there looks no more, whatever its cookie still says', async () => {
	await openDoor();
	const joined = await joinMeeting(app, keys.token, knock);
	if (!joined.ok) throw new Error(joined.refusal);
	const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
	const looks = () => readerOf(app, cookie(joined.guest), board.meeting, 'phone');

	await become({ phase: 'closed', closedAt: ago(29) });
	expect(await looks()).toMatchObject({ actor: { kind: 'participant' } });
	await become({ closedAt: ago(31) });
	expect(await looks()).toBeNull();
	await become({ phase: 'open' });
	expect(await looks()).not.toBeNull();
});

test('a scanned QR names its meeting to whoever may come in with it now or later, a number never', async () => {
	const token = 'token' in keys.token ? keys.token.token : '';
	const code = 'code' in keys.code ? keys.code.code : '';
	const screen = 'screen' in keys.screen ? keys.screen.screen : '';
	const named = { council: expect.any(String) as string, number: 1 };
	expect(await peekMeeting(app, token)).toEqual(named); // the door was never open: is it the right one to wait for?
	await openDoor();
	expect(await peekMeeting(app, token)).toEqual(named);
	for (const guess of [code, screen, 'x', '']) expect(await peekMeeting(app, guess)).toBeNull();
	await become({ phase: 'open', doorOpen: false });
	expect(await peekMeeting(app, token)).toEqual(named);
	await become({ phase: 'closed', closedAt: new Date(Date.now() - 31 * 86_400_000) });
	expect(await peekMeeting(app, token)).toBeNull();
	expect(app.asked).toEqual([]); // asking is not coming
});
