import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { listDayKeys, readDayKey } from '#lib/server/auth/day-keys.ts';
import { requireFacilitator, requireMeetingStaff } from '#lib/server/auth/guards.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { requireScribe } from '#lib/server/scribe/require-scribe.ts';
import { scribeReader } from '#lib/server/scribe/scribe-reader.ts';
import {
	listScribeKeys,
	makeScribeKey,
	readScribeKey,
	revokeScribeKey
} from '#lib/server/scribe/scribe-keys.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import { takeKey } from '#lib/server/scribe/take-key.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { accountRoles, accounts } from '#lib/server/db/schema/account.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scribeKeys } from '#lib/server/db/schema/scribe-key.ts';
import { scope } from '#lib/server/db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { moveDayKeys } from '../../../server/board/rows/postgres-plan.ts';
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
	await inCity((tx) =>
		tx.update(meetings).set({ startsAt: new Date() }).where(eq(meetings.id, board.meeting))
	);
});

const day = 86_400_000;
const inCity = <T>(run: (tx: Tx) => Promise<T>) => scope(app.db, city.municipality, run);
const change = (to: Partial<typeof scribeKeys.$inferInsert>) =>
	inCity((tx) => tx.update(scribeKeys).set(to).where(eq(scribeKeys.meetingId, board.meeting)));

async function aKey(): Promise<string> {
	await makeScribeKey(app, owner, board.meeting);
	const [made] = await listScribeKeys(app, board, 'https://yoriai.example.jp');
	if (!made) throw new Error('there is no key');
	const link = new URL(made.link);
	expect(link.pathname).toBe('/key');
	return link.hash.slice(1);
}

const cookies = (token: string, name = 'yoriai-scribe') => ({ headers: { cookie: `${name}=${token}` } });
const reads = (token: string, meeting = board.meeting) => scribeReader(app, cookies(token), meeting);
const otherViews = ['staff', 'screen', 'phone'] as const;

test('[P15] whoever holds a 代筆のかぎ is the scribe of this meeting today, and nothing else', async () => {
	const token = await aKey();
	const taken = await takeKey(app, token, '192.0.2.1');
	expect(taken).toMatchObject({ ok: true, cookie: 'scribe', ...board });
	if (!taken.ok) throw new Error(taken.refusal);
	expect(await reads(token)).toEqual({
		actor: { kind: 'scribe', id: taken.key },
		municipality: board.municipality,
		edits: false,
		isGuest: false,
		cookie: 'scribe'
	});
	for (const view of otherViews)
		expect(await readerOf(app, cookies(token), board.meeting, view), view).toBeNull();
});

test('[P15] a 代筆のかぎ is no 当日のかぎ: neither under that cookie nor where those are read', async () => {
	const token = await aKey();
	const bare = token.replace(/^scribe\./, '');
	for (const worn of [token, bare]) {
		expect(await readDayKey(app, worn), worn).toMatchObject({ ok: false, refusal: 'wrong' });
		const dressed = cookies(worn, 'yoriai-key');
		for (const view of otherViews) expect(await readerOf(app, dressed, board.meeting, view), view).toBeNull();
		expect(await scribeReader(app, dressed, board.meeting)).toBeNull();
	}
	expect(await takeKey(app, bare, '192.0.2.1')).toMatchObject({ ok: false, refusal: 'wrong' });
	expect(await listDayKeys(app, board, '')).toEqual([]);
});

test('[P15] a 代筆のかぎ opens no other meeting, not even of the same council', async () => {
	const token = await aKey();
	const other = await aMeeting(app, city);
	expect(await reads(token, other.meeting)).toBeNull();
	const elsewhere = await aMeeting(app, await aCity(app.db, '霜月市'));
	expect(await reads(token, elsewhere.meeting)).toBeNull();
	await revokeScribeKey(app, other, (await listScribeKeys(app, board, ''))[0]!.id);
	expect(await reads(token), 'revoked from another meeting’s page').not.toBeNull();
});

test('[P15] on another day a 代筆のかぎ opens nothing, and its holder is told which day it was for', async () => {
	const token = await aKey();
	for (const [days, refusal] of [
		[1, 'early'],
		[-1, 'past']
	] as const) {
		const validOn = japanDay(new Date(Date.now() + days * day));
		await change({ validOn });
		expect(await takeKey(app, token, '192.0.2.1')).toEqual({ ok: false, refusal, validOn });
		expect(await reads(token)).toBeNull();
	}
	expect(await listScribeKeys(app, board, '')).toEqual([]);
});

test('[P15] a 代筆のかぎ that was taken back, or that somebody altered, opens nothing, and no table holds it', async () => {
	const token = await aKey();
	expect(await reads(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
	expect(await reads('scribe.')).toBeNull();
	const [made] = await listScribeKeys(app, board, '');
	await revokeScribeKey(app, board, made!.id);
	expect(await readScribeKey(app, token)).toMatchObject({ ok: false, refusal: 'revoked' });
	expect(await reads(token)).toBeNull();
	expect(await listScribeKeys(app, board, '')).toEqual([]);
	const rows = await inCity((tx) => tx.select().from(scribeKeys));
	expect(JSON.stringify(rows)).not.toContain(token.replace(/^scribe\./, ''));
});

test('[P15] wrong keys of both kinds are counted together', async () => {
	for (let i = 0; i < 30; i += 1) await takeKey(app, i % 2 ? `scribe.wrong-${i}` : `wrong-${i}`, '192.0.2.7');
	for (const wrong of ['scribe.wrong', 'wrong'])
		expect(await takeKey(app, wrong, '192.0.2.7')).toMatchObject({ refusal: 'too_many_tries' });
	expect(await takeKey(app, await aKey(), '192.0.2.7')).toMatchObject({ ok: true });
});

test('[P15] it passes the guard of the page of 代筆 and no other; staff pass that guard as staff', async () => {
	const token = await aKey();
	const url = new URL(`http://localhost/meetings/${board.meeting}/entry`);
	const asked = (account: Person | null, cookie: string) => ({
		locals: { app, account },
		url,
		request: new Request(url, { headers: { cookie } })
	});
	const held = asked(null, `yoriai-scribe=${token}`);
	expect(await requireScribe(held, board.meeting)).toEqual({ ...board, view: 'scribe' });
	await expect(requireFacilitator(held, board.meeting)).rejects.toMatchObject({ status: 303 });
	await expect(requireMeetingStaff(held, board.meeting)).rejects.toMatchObject({ status: 303 });
	const other = await aMeeting(app, city);
	await expect(requireScribe(held, other.meeting)).rejects.toMatchObject({ status: 303 });
	await expect(requireScribe(held, 'not-an-id')).rejects.toMatchObject({ status: 303 });

	const session = await startSession(app.db, { id: city.coordinator, municipality: city.municipality });
	const both = asked(owner, `yoriai-scribe=${token}; yoriai-session=${session}`);
	expect(await requireScribe(both, board.meeting)).toEqual({ ...board, view: 'staff' });
	const stranger = asked(aPerson(city), 'yoriai-scribe=scribe.wrong');
	await expect(requireScribe(stranger, board.meeting)).rejects.toMatchObject({ status: 403 });
});

test('[P15] a 代筆のかぎ is worth what its maker may do: of somebody who left the council, or was removed, nothing', async () => {
	const token = await aKey();
	const roles = eq(accountRoles.accountId, city.coordinator);
	await inCity((tx) => tx.update(accountRoles).set({ role: 'viewer' }).where(roles));
	expect(await readScribeKey(app, token)).toMatchObject({ ok: false, refusal: 'revoked' });
	await inCity((tx) => tx.update(accountRoles).set({ role: 'facilitator' }).where(roles));
	expect(await readScribeKey(app, token)).toMatchObject({ ok: true });
	const account = eq(accounts.id, city.coordinator);
	await inCity((tx) => tx.update(accounts).set({ removedAt: new Date() }).where(account));
	expect(await readScribeKey(app, token)).toMatchObject({ ok: false, refusal: 'revoked' });
	expect(await reads(token)).toBeNull();
});

test('[P15][P12] a 代筆のかぎ moves with the day of its meeting, and one that was taken back does not', async () => {
	await aKey();
	const today = japanDay(new Date());
	const to = japanDay(new Date(Date.now() + 7 * day));
	await inCity(async (tx) => void (await Promise.all(moveDayKeys(tx, board.meeting, { from: today, to }))));
	expect((await listScribeKeys(app, board, '')).map(({ validOn }) => validOn)).toEqual([to]);
	await change({ revokedAt: new Date() });
	await inCity(
		async (tx) => void (await Promise.all(moveDayKeys(tx, board.meeting, { from: to, to: today })))
	);
	const rows = await inCity((tx) => tx.select({ validOn: scribeKeys.validOn }).from(scribeKeys));
	expect(rows.map(({ validOn }) => validOn)).toEqual([to]);
});
