/** What a remote (リモコン) may do, how long, and what leads from it to a phone. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertDayKey, listDayKeys, readDayKey, revokeDayKey } from '#lib/server/auth/day-keys.ts';
import { commandKey } from '#lib/server/auth/secrets.ts';
import { dayKeys } from '#lib/server/db/schema/day-key.ts';
import { remoteRequests } from '#lib/server/db/schema/remote-request.ts';
import { scope } from '#lib/server/db/scope.ts';
import { preparation } from '#lib/server/meetings/preparation.ts';
import { remoteStanding } from '#lib/server/remotes/remote-standing.ts';
import { removeRemote } from '#lib/server/remotes/remove-remote.ts';
import { lockIfItTakesRequests } from '#lib/server/remotes/request-rows.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { postgresLog } from '../../../../server/board/rows/postgres-log.ts';
import { Rooms } from '../../../../server/live/room/rooms.ts';
import { anApp } from '../../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../../support/database.ts';
import { commandId, facilitator, quiet } from '../../../support/meeting.ts';
import { Hall } from './setup.ts';

let database: TestDatabase;
let hall: Hall;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	hall = await Hall.open(anApp(database.db));
});

const minute = 60_000;
const keys = () =>
	scope(hall.app.db, hall.board.municipality, (tx) =>
		tx.select().from(dayKeys).where(eq(dayKeys.meetingId, hall.board.meeting))
	);

test('はい gives the phone a key for today, once; then nothing leads from the key to the phone', async () => {
	const phone = await hall.phone();
	const { request, digits } = await hall.asked(phone);
	expect(await hall.take(phone), 'before はい').toBeNull();
	await hall.answer(request, true);
	expect((await hall.list()).remotes).toMatchObject([{ digits, since: null }]);
	const other = await hall.phone();
	expect(await hall.take(other), 'another phone').toBeNull();

	const token = await hall.take(phone);
	expect(await readDayKey(hall.app, token ?? '')).toMatchObject({ ok: true, ...hall.board });
	expect(await hall.take(phone), 'a second time').toBeNull();
	expect((await hall.list()).remotes).toMatchObject([{ digits, since: expect.any(Number) as number }]);
	const [key] = await keys();
	expect(key).toMatchObject({ validOn: japanDay(new Date()), madeBy: hall.city.coordinator });
	expect(JSON.stringify([key, await hall.rows()])).not.toContain(phone);
	expect(JSON.stringify([key, await hall.rows()])).not.toContain(token);
});

test('a granted request whose phone does not come is over after three minutes, and its key is gone', async () => {
	const phone = await hall.phone();
	const { request } = await hall.asked(phone);
	await hall.pass(2 * minute);
	await hall.answer(request, true);
	await hall.pass(2 * minute);
	expect((await hall.list()).remotes).toHaveLength(1);
	await hall.pass(minute);
	expect(await hall.take(phone)).toBeNull();
	expect((await hall.list()).remotes).toEqual([]);
	await hall.pass(minute);
	await hall.list();
	expect([await hall.rows(), await keys()]).toEqual([[], []]);
});

test('a remote grants no further remote and takes none away: a lost one leaves no heir behind', async () => {
	const { key } = await hall.remote();
	const lost = { kind: 'key', id: key } as const;
	const other = await hall.remote();
	const { request } = await hall.asked(await hall.phone());
	expect(await hall.answer(request, true, lost)).toBe('by_remote');
	expect(await hall.answer(request, false, lost)).toBe('by_remote');
	expect(await removeRemote(hall.app, hall.board, { key: other.key, by: lost })).toBe('by_remote');
	expect((await hall.list(lost)).mayAnswer).toBe(false);
	expect((await hall.list()).pending).toHaveLength(1);
	expect(await readDayKey(hall.app, other.token)).toMatchObject({ ok: true });
});

test('a laptop with a 当日のかぎ grants a remote in the name of who made the key, and the remote ends with the key', async () => {
	const laptop = await hall.keyLaptop();
	const [remote, another] = [await hall.remote(laptop), await hall.remote()];
	expect((await keys()).every(({ madeBy }) => madeBy === hall.city.coordinator)).toBe(true);
	await revokeDayKey(hall.app, hall.board, laptop.id);
	expect(await readDayKey(hall.app, remote.token)).toMatchObject({ refusal: 'revoked' });
	expect(await readDayKey(hall.app, another.token)).toMatchObject({ ok: true });
});

test('a 当日のかぎ that was taken back grants no remote, whichever of the two begins', async () => {
	const laptop = await hall.keyLaptop();
	const phone = await hall.phone();
	const { request } = await hall.asked(phone);
	const [granting, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const given = scope(hall.app.db, hall.board.municipality, async (tx) => {
		await lockIfItTakesRequests(tx, hall.board.meeting);
		granting.resolve();
		await held.promise;
		// What はい of this laptop does, between its lock and its COMMIT.
		const { meeting, municipality } = hall.board;
		const madeBy = hall.city.coordinator;
		const validOn = japanDay(new Date());
		const dayKeyId = await insertDayKey(hall.app, tx, { meeting, municipality, madeBy, validOn });
		await tx
			.update(remoteRequests)
			.set({ state: 'granted', dayKeyId, grantedByKeyId: laptop.id })
			.where(eq(remoteRequests.id, request));
	});
	await granting.promise;
	const revoking = revokeDayKey(hall.app, hall.board, laptop.id);
	await new Promise((go) => setTimeout(go, 500));
	held.resolve();
	await Promise.all([given, revoking]);
	expect((await hall.list()).remotes).toEqual([]);
	expect(await hall.take(phone)).toBeNull();

	const next = await hall.asked(await hall.phone());
	expect(await hall.answer(next.request, true, laptop)).toBe('ended');
	expect((await hall.list()).remotes).toEqual([]);
});

test('はずす ends this remote, also before its phone came, and no 当日のかぎ', async () => {
	const [remote, stays] = [await hall.remote(), await hall.remote()];
	const laptop = await hall.keyLaptop();
	const phone = await hall.phone();
	const { request, digits } = await hall.asked(phone);
	await hall.answer(request, true);
	const coming = (await hall.list()).remotes.find((each) => each.digits === digits)!;
	const elsewhere = await Hall.open(hall.app, hall.city);
	await removeRemote(hall.app, elsewhere.board, { key: stays.key, by: elsewhere.staff });

	for (const key of [remote.key, coming.key, laptop.id])
		expect(await removeRemote(hall.app, hall.board, { key, by: laptop })).toBeNull();
	expect(await hall.take(phone)).toBeNull();
	expect(await remoteStanding(hall.app, hall.board, phone)).toEqual({ state: 'refused' });
	expect((await hall.asked(phone)).request).not.toBe(request);
	expect(await readDayKey(hall.app, remote.token)).toMatchObject({ refusal: 'revoked' });
	expect(await readDayKey(hall.app, stays.token)).toMatchObject({ ok: true });
	expect((await hall.list()).remotes.map(({ key }) => key)).toEqual([stays.key]);
	expect((await listDayKeys(hall.app, hall.board, '')).map(({ id }) => id)).toEqual([laptop.id]);
});

test('the key of a remote has no link to print, and is not counted among the 当日のかぎ', async () => {
	const laptop = await hall.keyLaptop();
	const { token } = await hall.remote();
	const printable = await listDayKeys(hall.app, hall.board, 'https://yoriai.example.jp');
	expect(printable.map(({ id }) => id)).toEqual([laptop.id]);
	expect(JSON.stringify(printable)).not.toContain(token);
	expect((await preparation(hall.app, { ...hall.board, council: hall.city.council })).keys).toBe(1);
});

test('閉会 forgets which phones had asked, with the keys that none of them took, and leaves the remotes', async () => {
	const log = postgresLog(hall.app.db, (meeting) => commandKey(hall.app.config.secret, meeting));
	const rooms = new Rooms({ log, logger: quiet });
	const staff = facilitator(hall.city.coordinator);
	await hall.become({ phase: 'draft', doorOpen: false });
	const run = (type: 'meeting.close' | 'door.set') =>
		rooms.run(
			hall.board,
			type === 'door.set' ? { type, open: true, id: commandId() } : { type, id: commandId() },
			staff
		);
	expect(await run('door.set')).toMatchObject({ ok: true });
	const { key, token } = await hall.remote();
	for (const answer of [null, true, false]) {
		const { request } = await hall.asked(await hall.phone());
		if (answer !== null) await hall.answer(request, answer);
	}
	expect(await hall.rows()).toHaveLength(4);
	expect(await run('meeting.close')).toMatchObject({ ok: true });
	expect(await hall.rows()).toMatchObject([{ dayKeyId: key, participantId: null, state: 'taken' }]);
	expect((await keys()).map(({ id }) => id)).toEqual([key]);
	expect(await readDayKey(hall.app, token), 'まとめ is led from the remote too').toMatchObject({ ok: true });
});
