/** No two meetings store the same of a guest's cookie. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ParticipantId } from '#lib/board/model.ts';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { newGuestToken, participantHash } from '#lib/server/auth/secrets.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, aMeeting } from '../../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../../support/database.ts';
import { cookie, keysOf, knock, Setup } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

test('a browser that brings no cookie of ours gets a new one, whatever it brings', async () => {
	const { app, board, keys } = setup;
	await setup.openDoor();
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
	const { app, board, keys } = setup;
	await setup.openDoor();
	const { meeting, municipality } = board;
	const old = 'o'.repeat(32);
	const tokenHash = participantHash(app.config.secret, meeting, 'phone', old);
	const id = crypto.randomUUID() as ParticipantId;
	const row = { id, meetingId: meeting, municipalityId: municipality, kind: 'phone', tokenHash } as const;
	await scope(app.db, municipality, (tx) => tx.insert(participants).values(row));
	const again = await joinMeeting(app, keys.token, { ...knock, guest: old });
	expect(again).toMatchObject({ participant: id, guest: old });
});

test('a browser is nobody in a meeting that it did not join, and its cookie opens no row', async () => {
	const { app, board, keys } = setup;
	await setup.openDoor();
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
	const { app, city, board, keys } = setup;
	await setup.openDoor();
	const first = await joinMeeting(app, keys.token, knock);
	if (!first.ok) throw new Error(first.refusal);
	const later = await aMeeting(app, city);
	await setup.openDoor(later);
	const second = await joinMeeting(app, keysOf(app, later).token, { ...knock, guest: first.guest });
	expect(second).toMatchObject({ ok: true, guest: first.guest });

	const rows = await scope(app.db, board.municipality, (tx) => tx.select().from(participants));
	expect(rows).toHaveLength(2);
	expect(rows[0]?.tokenHash).not.toBe(rows[1]?.tokenHash);
	expect(rows[0]?.id).not.toBe(rows[1]?.id);
});
