import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { listDayKeys, makeDayKey, readDayKey, revokeDayKey } from '#lib/server/auth/day-keys.ts';
import { requireFacilitator, requireMeetingStaff } from '#lib/server/auth/guards.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { takeKey } from '#lib/server/scribe/take-key.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { accountRoles, accounts } from '#lib/server/db/schema/account.ts';
import { dayKeys } from '#lib/server/db/schema/day-key.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { aCity, aMeeting, anApp, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let app: App;
let city: City;
let board: MeetingAddress;
let owner: Person;

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	await database.sql`delete from wrong_try`; // wrong tries of the last test would count
	city = await aCity(app.db);
	board = await aMeeting(app, city);
	owner = aPerson(city, [{ role: 'coordinator', council: city.council }]);
	await scope(app.db, city.municipality, (tx) =>
		tx.update(meetings).set({ startsAt: new Date() }).where(eq(meetings.id, board.meeting))
	);
});

const day = 86_400_000;
const change = (to: Partial<typeof dayKeys.$inferInsert>) =>
	scope(app.db, city.municipality, (tx) =>
		tx.update(dayKeys).set(to).where(eq(dayKeys.meetingId, board.meeting))
	);
const cookie = (token: string) => ({ headers: { cookie: `yoriai-key=${token}` } });

async function aKey(): Promise<string> {
	await makeDayKey(app, owner, board.meeting);
	const [made] = await listDayKeys(app, board, 'https://yoriai.example.jp');
	if (!made) throw new Error('there is no key');
	const link = new URL(made.link);
	expect(link.pathname).toBe('/key');
	return link.hash.slice(1);
}

const reads = (token: string, meeting = board.meeting, view: 'staff' | 'screen' | 'phone' = 'staff') =>
	readerOf(app, cookie(token), meeting, view);

test('whoever holds the 当日のかぎ facilitates this meeting today, without an account', async () => {
	const token = await aKey();
	const taken = await takeKey(app, token, '192.0.2.1');
	expect(taken).toMatchObject({ ok: true, ...board });
	if (!taken.ok) throw new Error(taken.refusal);
	expect(await reads(token)).toEqual({
		actor: { kind: 'key', id: taken.key },
		municipality: board.municipality,
		edits: true,
		isGuest: false,
		cookie: 'key'
	});
	expect(await reads(token, board.meeting, 'screen')).toMatchObject({
		actor: { kind: 'screen' },
		edits: false
	});
	expect(await reads(token, board.meeting, 'phone')).toBeNull();
});

test('a 当日のかぎ opens no other meeting, not even of the same council', async () => {
	const token = await aKey();
	const other = await aMeeting(app, city);
	expect(await reads(token, other.meeting)).toBeNull();
	const elsewhere = await aMeeting(app, await aCity(app.db, '霜月市'));
	expect(await reads(token, elsewhere.meeting)).toBeNull();
	await revokeDayKey(app, other, (await listDayKeys(app, board, ''))[0]!.id);
	expect(await reads(token), 'revoked from another meeting’s page').not.toBeNull();
});

test('a 当日のかぎ is for one day: not the day before, not the next', async () => {
	const token = await aKey();
	await change({ validOn: japanDay(new Date(Date.now() + day)) });
	expect(await readDayKey(app, token)).toMatchObject({ ok: false, refusal: 'early' });
	expect(await reads(token)).toBeNull();
	await change({ validOn: japanDay(new Date(Date.now() - day)) });
	expect(await readDayKey(app, token)).toMatchObject({ ok: false, refusal: 'past' });
	expect(await reads(token)).toBeNull();
	expect(await listDayKeys(app, board, '')).toEqual([]);
});

test('a key is made for the day of the meeting; for one that has passed, for today', async () => {
	const on = async (startsAt: Date) => {
		await scope(app.db, city.municipality, async (tx) => {
			await tx.delete(dayKeys).where(eq(dayKeys.meetingId, board.meeting));
			await tx.update(meetings).set({ startsAt }).where(eq(meetings.id, board.meeting));
		});
		await makeDayKey(app, owner, board.meeting);
		return (await listDayKeys(app, board, ''))[0]?.validOn;
	};
	const later = new Date(Date.now() + 5 * day);
	expect(await on(later)).toBe(japanDay(later));
	expect(await on(new Date(Date.now() - 5 * day))).toBe(japanDay(new Date()));
});

test('a 当日のかぎ that was taken back, or that somebody altered, opens nothing', async () => {
	const token = await aKey();
	expect(await reads(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
	expect(await reads('')).toBeNull();
	const [made] = await listDayKeys(app, board, '');
	await revokeDayKey(app, board, made!.id);
	expect(await readDayKey(app, token)).toMatchObject({ ok: false, refusal: 'revoked' });
	expect(await reads(token)).toBeNull();
	expect(await listDayKeys(app, board, '')).toEqual([]);
	const rows = await scope(app.db, city.municipality, (tx) => tx.select().from(dayKeys));
	expect(JSON.stringify(rows)).not.toContain(token);
});

test('thirty wrong keys from one address are enough; the right one opens, from that address too', async () => {
	const token = await aKey();
	for (let i = 0; i < 30; i += 1)
		expect(await takeKey(app, `wrong-${i}`, '192.0.2.7')).toMatchObject({ refusal: 'wrong' });
	expect(await takeKey(app, 'wrong', '192.0.2.7')).toMatchObject({ refusal: 'too_many_tries' });
	for (const from of ['192.0.2.7', '192.0.2.8'])
		expect(await takeKey(app, token, from)).toMatchObject({ ok: true });
});

test('the key opens the pages of its meeting, and none that an account is for', async () => {
	const token = await aKey();
	const url = new URL(`http://localhost/meetings/${board.meeting}/board`);
	const asked = (account: Person | null, key = token) => ({
		locals: { app, account },
		url,
		request: new Request(url, { headers: { cookie: `yoriai-key=${key}` } })
	});
	expect(await requireFacilitator(asked(null), board.meeting)).toEqual({ ...board, byKey: true });
	await expect(requireFacilitator(asked(null, 'wrong'), board.meeting)).rejects.toMatchObject({
		status: 303
	});
	await expect(requireMeetingStaff(asked(null), board.meeting)).rejects.toMatchObject({ status: 303 });
	const stranger = aPerson(city);
	await expect(requireMeetingStaff(asked(stranger), board.meeting)).rejects.toMatchObject({ status: 403 });
	await expect(requireFacilitator(asked(stranger, 'wrong'), board.meeting)).rejects.toMatchObject({
		status: 403
	});
	await expect(requireFacilitator(asked(owner), 'not-an-id')).rejects.toMatchObject({ status: 404 });
});

test('somebody who may only look at the council can be lent the key of one meeting', async () => {
	const token = await aKey();
	const looking = await scope(app.db, city.municipality, (tx) =>
		insertAccount(tx, city.municipality, {
			signInName: `miru-${crypto.randomUUID().slice(0, 8)}`,
			displayName: '見る人',
			roles: [{ role: 'viewer', council: city.council }]
		})
	);
	const session = await startSession(app.db, { id: looking, municipality: city.municipality });
	const both = { headers: { cookie: `yoriai-session=${session}; yoriai-key=${token}` } };
	const alone = { headers: { cookie: `yoriai-session=${session}` } };
	expect(await readerOf(app, both, board.meeting, 'staff')).toMatchObject({ actor: { kind: 'key' } });
	expect(await readerOf(app, alone, board.meeting, 'staff')).toMatchObject({
		actor: { kind: 'account', facilitates: false },
		edits: false
	});
});

test('a key is worth what its maker may do: of somebody who left the council, or was removed, nothing', async () => {
	const token = await aKey();
	const inCity = (run: (tx: Tx) => Promise<unknown>) => scope(app.db, city.municipality, run);
	const roles = eq(accountRoles.accountId, city.coordinator);
	await inCity((tx) => tx.update(accountRoles).set({ role: 'viewer' }).where(roles));
	expect(await readDayKey(app, token)).toMatchObject({ ok: false, refusal: 'revoked' });
	await inCity((tx) => tx.update(accountRoles).set({ role: 'facilitator' }).where(roles));
	expect(await readDayKey(app, token)).toMatchObject({ ok: true });
	const account = eq(accounts.id, city.coordinator);
	await inCity((tx) => tx.update(accounts).set({ removedAt: new Date() }).where(account));
	expect(await readDayKey(app, token)).toMatchObject({ ok: false, refusal: 'revoked' });
	expect(await reads(token)).toBeNull();
});
