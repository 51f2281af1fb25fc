import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { handOn } from '#lib/server/auth/guests/hand-on.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { aCity, aMeeting, anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let board: MeetingAddress;
let guest: string;

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	board = await aMeeting(app, await aCity(app.db));
	await become({ phase: 'open', doorOpen: true });
	guest = await join(app);
});

const become = (change: Partial<typeof meetings.$inferInsert>) =>
	scope(app.db, board.municipality, (tx) =>
		tx.update(meetings).set(change).where(eq(meetings.id, board.meeting))
	);

async function join(of: App, as: 'join' | 'lent' = 'lent'): Promise<string> {
	const links = meetingLinks(of, { id: board.meeting, rotation: 0 }, '');
	const [token = '', lent] = (links[as].split('#')[1] ?? '').split('&lent=');
	const joined = await joinMeeting(of, lent ? { token, lent } : { token }, {
		guest: null,
		address: '192.0.2.1'
	});
	if (!joined.ok) throw new Error(joined.refusal);
	return joined.guest;
}

const who = async (browser: string) => {
	const knock = { headers: { cookie: `yoriai-guest=${browser}` } };
	return (await readerOf(app, knock, board.meeting, 'phone'))?.actor;
};

test('a lent device becomes somebody new, the one before stays, and no phone is counted twice', async () => {
	const before = await who(guest);
	const handed = await handOn(app, board.meeting, guest);
	if (!handed.ok) throw new Error(handed.refusal);
	expect(await who(handed.guest)).toMatchObject({ kind: 'participant' });
	expect(await who(handed.guest)).not.toEqual(before);
	expect(await who(guest)).toEqual(before);
	expect(app.asked.map(([, { type }]) => type)).toEqual(['phone.joined']);
});

test('only a phone of this meeting hands on', async () => {
	for (const stranger of [null, 'nobody'])
		expect(await handOn(app, board.meeting, stranger)).toEqual({ ok: false, refusal: 'not_your_meeting' });
});

test('[V3] a phone of one’s own stays one person: only what staff lend is handed on', async () => {
	const own = await join(app, 'join');
	expect(await handOn(app, board.meeting, own)).toEqual({ ok: false, refusal: 'not_lent' });
	const { join: link } = meetingLinks(app, { id: board.meeting, rotation: 0 }, '');
	const forged = { token: link.split('#')[1] ?? '', lent: 'forged' };
	const joined = await joinMeeting(app, forged, { guest: null, address: '192.0.2.1' });
	if (!joined.ok) throw new Error(joined.refusal);
	expect(await handOn(app, board.meeting, joined.guest)).toEqual({ ok: false, refusal: 'not_lent' });
});

test('the next hand on a lent device hands it on too', async () => {
	const second = await handOn(app, board.meeting, guest);
	if (!second.ok) throw new Error(second.refusal);
	expect(await handOn(app, board.meeting, second.guest)).toMatchObject({ ok: true });
});

test.each([
	{ phase: 'open', doorOpen: false },
	{ phase: 'wrapup', doorOpen: true },
	{ phase: 'closed', doorOpen: true }
] as const)('nobody new comes in by way of a lent device while the door is shut: %o', async (change) => {
	await become(change);
	expect(await handOn(app, board.meeting, guest)).toEqual({ ok: false, refusal: 'door_not_open' });
});

test('[P7] a stopped phone does not become another one', async () => {
	await scope(app.db, board.municipality, (tx) =>
		tx.update(participants).set({ stopped: true }).where(eq(participants.meetingId, board.meeting))
	);
	expect(await handOn(app, board.meeting, guest)).toEqual({ ok: false, refusal: 'device_stopped' });
});

test('a device that is handed on without end is stopped', async () => {
	const answers = await Promise.all(Array.from({ length: 60 }, () => handOn(app, board.meeting, guest)));
	expect(answers.every(({ ok }) => ok)).toBe(true);
	expect(await handOn(app, board.meeting, guest)).toEqual({ ok: false, refusal: 'too_many_tries' });
});
