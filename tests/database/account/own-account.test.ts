import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeDisplayName } from '#lib/server/account/change-display-name.ts';
import { changePassword } from '#lib/server/account/change-password.ts';
import { changeSignInName } from '#lib/server/account/change-sign-in-name.ts';
import { listDevices, signOutDevice, signOutOthers } from '#lib/server/account/devices.ts';
import { checkOwnPassword } from '#lib/server/account/own-password.ts';
import { resetAccount } from '#lib/server/auth/accounts.ts';
import { useLink } from '#lib/server/auth/links.ts';
import { readSession, startSession } from '#lib/server/auth/sessions.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { accounts } from '#lib/server/db/schema/account.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { actsOn, address, password, somebody, type Somebody } from './setup.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: City;
let me: Somebody;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	await database.sql`delete from wrong_try`;
	city = await aCity(app.db);
	me = await somebody(app, city);
});

const openTo = async (session: string) => (await readSession(app.db, session)) !== null;

test('[C50] the own name is changed, and a name that 行政担当 gave meanwhile is not written over', async () => {
	const { person } = me;
	const change = (was: string, displayName: string) => changeDisplayName(app, person, { was, displayName });
	expect(await change('菊池 きく', '菊池 きくえ')).toBe('done');
	expect(await change('菊池 きく', '別の 名前')).toBe('changed_meanwhile');
	expect((await readSession(app.db, me.session))?.person.displayName).toBe('菊池 きくえ');
	expect((await actsOn(app, person)).filter((act) => act === 'account.changed')).toHaveLength(1);
});

test('[C50] the sign-in name is changed, and one that somebody has is not given again', async () => {
	const other = await somebody(app, await aCity(app.db, '師走市'));
	expect(await changeSignInName(app, me.person, ` ${other.signInName.toUpperCase()}`)).toBe('name_taken');
	expect(await changeSignInName(app, me.person, `ＫＩＫＵ-new-${me.signInName}`)).toBe('done');
	const name = `kiku-new-${me.signInName}`;
	expect(await signIn(app, { signInName: name, password, address })).toHaveProperty('session');
	expect(await signIn(app, { signInName: me.signInName, password, address })).toBe('wrong');
	expect(await actsOn(app, me.person)).toContain('sign_in_name.changed');
});

test('[C50] ten wrong passwords at a laptop that was left open are enough for a quarter of an hour', async () => {
	expect(await checkOwnPassword(app, me.person, password)).toBe('right');
	for (let i = 0; i < 10; i += 1) expect(await checkOwnPassword(app, me.person, 'wrong')).toBe('wrong');
	expect(await checkOwnPassword(app, me.person, password)).toBe('too_many_tries');
});

test('[C51] a changed password ends the other sessions and the links, and not the own session', async () => {
	const other = await startSession(app.db, me.person);
	const reset = await resetAccount(app, me.signInName);
	if (typeof reset === 'string') throw new Error(reset);
	await changePassword(app, me.person, { password: 'momiji-2027', session: me.session });
	expect([await openTo(me.session), await openTo(other)]).toEqual([true, false]);
	expect(await useLink(app, reset.token, 'tsubaki-2028')).toBe('link_used');
	expect(await signIn(app, { signInName: me.signInName, password, address })).toBe('wrong');
	expect(await signIn(app, { signInName: me.signInName, password: 'momiji-2027', address })).toHaveProperty(
		'session'
	);
	expect(await actsOn(app, me.person)).toContain('password.changed');
});

test('[C52] the own devices are listed, this one first, and each can be signed out', async () => {
	const pc = await startSession(app.db, me.person, 'Windows パソコンの Edge');
	const old = await startSession(app.db, me.person);
	const devices = await listDevices(app, me.person, me.session);
	expect(devices.map(({ words, isThis }) => [words, isThis])).toEqual([
		['iPhoneの Safari', true],
		['', false],
		['Windows パソコンの Edge', false]
	]);
	expect(JSON.stringify(devices)).not.toContain(pc);
	await signOutDevice(app, me.person, devices.find(({ words }) => words.startsWith('Windows'))!.id);
	expect([await openTo(me.session), await openTo(pc), await openTo(old)]).toEqual([true, false, true]);
	await signOutOthers(app, me.person, me.session);
	expect([await openTo(me.session), await openTo(old)]).toEqual([true, false]);
	expect((await actsOn(app, me.person)).filter((act) => act === 'device.signed_out')).toHaveLength(2);
});

test('[C52] the device of a colleague is neither listed nor signed out', async () => {
	const other = await somebody(app, city);
	const [theirs] = await listDevices(app, other.person, other.session);
	await signOutDevice(app, me.person, theirs!.id);
	expect(await openTo(other.session)).toBe(true);
	expect(await listDevices(app, me.person, me.session)).toHaveLength(1);
});

test('[C50] an account that was removed meanwhile changes nothing', async () => {
	await scope(app.db, city.municipality, (tx) =>
		tx.update(accounts).set({ removedAt: new Date() }).where(eq(accounts.id, me.person.id))
	);
	const change = { was: '菊池 きく', displayName: '別の 名前' };
	expect(await changeDisplayName(app, me.person, change)).toBe('changed_meanwhile');
});
