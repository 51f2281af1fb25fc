/** New phones and wrong numbers are limited, but not a room of people behind one address. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ParticipantId } from '#lib/board/model.ts';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aDatabase, type TestDatabase } from '../../../support/database.ts';
import { knock, Setup } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

test('of 557 phones of one script 400 come in; another network, the projector and who was here before are not held up', async () => {
	const { app, keys } = setup;
	await setup.openDoor();
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
	const { app, board, keys } = setup;
	await setup.openDoor();
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

test('wrong numbers are limited for an address; QR codes and other addresses go on', async () => {
	const { app, keys } = setup;
	await setup.openDoor();
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
	const { app, keys } = setup;
	await setup.openDoor();
	for (let i = 0; i < 30; i += 1)
		expect(
			await joinMeeting(app, { code: String(i) }, { ...knock, address: `2001:db8::${i}` })
		).toMatchObject({ refusal: 'code_wrong' });
	const from = (address: string) => joinMeeting(app, keys.code, { ...knock, address });
	expect(await from('2001:db8::ffff')).toMatchObject({ refusal: 'too_many_tries' });
	expect(await from('2001:db8:0:1::1')).toMatchObject({ ok: true });
});

test('thousands of wrong numbers from everywhere shut out those who tried them, and nobody else', async () => {
	const { app, keys } = setup;
	await setup.openDoor();
	const wrong = (i: number) =>
		joinMeeting(app, { code: '0000-0000' }, { ...knock, address: `198.18.${i >> 8}.${i & 255}` });
	for (let i = 0; i < 2_000; i += 100) await Promise.all(Array.from({ length: 100 }, (_, j) => wrong(i + j)));
	const from = (address: string) => joinMeeting(app, keys.code, { ...knock, address });
	expect(await from('198.18.0.1')).toMatchObject({ refusal: 'too_many_tries' });
	for (let i = 0; i < 40; i += 1) expect(await from('192.0.2.2')).toMatchObject({ ok: true });

	const again = { ...knock, address: '2001:db8:7:1::1' };
	expect(await joinMeeting(app, { code: '0000-0000' }, again)).toMatchObject({ refusal: 'code_wrong' });
	expect(await from('2001:db8:7:2::1')).toMatchObject({ refusal: 'too_many_tries' }); // a /48 has one guess
	expect(await from('2001:db8:8:2::1')).toMatchObject({ ok: true });
}, 60_000);

test('a whole room behind one address comes in by number', async () => {
	const { app, keys } = setup;
	await setup.openDoor();
	for (let i = 0; i < 60; i += 1)
		expect(await joinMeeting(app, keys.code, knock)).toMatchObject({ ok: true });
});
