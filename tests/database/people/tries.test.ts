/** Wrong tries count after a restart, and stop nobody who came in rightly. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { inviteAccount } from '#lib/server/auth/accounts.ts';
import { useLink } from '#lib/server/auth/links.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { Tries } from '#lib/server/auth/rate-limits.ts';
import type { Db } from '#lib/server/db/client.ts';
import { anApp, aCity } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

/** A new process remembers only the table. */
const restarted = () => anApp(database.db);
const guess = (address: string, app = restarted()) =>
	joinMeeting(app, { code: '00000000' }, { guest: null, address });

test('thirty wrong codes from one address are enough, however often the server is started anew', async () => {
	for (let i = 0; i < 30; i += 1) expect(await guess('192.0.2.30')).toMatchObject({ refusal: 'code_wrong' });
	expect(await guess('192.0.2.30')).toMatchObject({ refusal: 'too_many_tries' });
	expect(await guess('192.0.2.31')).toMatchObject({ refusal: 'code_wrong' });
});

test('ten wrong passwords are enough, also over a restart and for an account that nobody has', async () => {
	const city = await aCity(database.db);
	const signInName = 'tries-hana';
	const invited = await inviteAccount(restarted(), city.municipality, {
		signInName,
		displayName: '葉月 花',
		roles: []
	});
	if (invited === 'name_taken') throw new Error(invited);
	await useLink(restarted(), invited.token, 'sakura-2026');
	for (const name of [signInName, 'tries-nobody']) {
		const wrong = { signInName: name, password: 'wrong', address: `addr-${name}` };
		for (let i = 0; i < 10; i += 1) expect(await signIn(restarted(), wrong)).toBe('wrong');
		expect(await signIn(restarted(), { ...wrong, password: 'sakura-2026' })).toBe('too_many_tries');
	}
});

test('a hundred passwords at once are turned away before they cost anything, and the right one fits later', async () => {
	const app = restarted();
	const tried = await Promise.all(
		Array.from({ length: 90 }, (_, i) =>
			signIn(app, { signInName: `crowd-${i}`, password: 'wrong', address: `addr-crowd-${i}` })
		)
	);
	expect(tried).toContain('too_many_tries');
	expect(tried).toContain('wrong');
	expect(await signIn(app, { signInName: 'crowd-x', password: 'wrong', address: 'addr-x' })).toBe('wrong');
}, 60_000);

test('the table holds no address and no name, and forgets what is over', async () => {
	const short = new Tries(restarted(), { of: 'code-address', tries: 5, seconds: 1 });
	await short.countWrong('198.51.100.9');
	const stored = JSON.stringify(await database.sql`select * from wrong_try`);
	expect(stored).not.toMatch(/198\.51|192\.0\.2|hana|everywhere/);
	const count = async () => (await database.sql`select 1 from wrong_try`).length;
	const before = await count();
	await database.sql`update wrong_try set expire = now() - interval '1 second'
		where expire <= now() + interval '1 second'`;
	await short.countWrong('198.51.100.10');
	expect(await count()).toBe(before); // one row came, the expired one went
	expect(await short.areUsedUp('198.51.100.9')).toBe(false);
});

test('while the database does not answer, wrong tries are still counted', async () => {
	const gone = new Proxy({} as Db, {
		get: () => () => {
			throw new Error('no database');
		}
	});
	const tries = new Tries(anApp(gone), { of: 'code-address', tries: 3, seconds: 60 });
	for (let i = 0; i < 3; i += 1) {
		expect(await tries.areUsedUp('192.0.2.99')).toBe(false);
		await tries.countWrong('192.0.2.99');
	}
	expect(await tries.areUsedUp('192.0.2.99')).toBe(true);
});
