import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inviteAccount, resetAccount } from '#lib/server/auth/accounts.ts';
import { useLink } from '#lib/server/auth/links.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { endSession, readSession } from '#lib/server/auth/sessions.ts';
import { completeSetup, setupLink } from '#lib/server/auth/setup.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { accounts } from '#lib/server/db/schema/account.ts';
import { oneTimeLinks } from '#lib/server/db/schema/link.ts';
import { sessions } from '#lib/server/db/schema/session.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, aMeeting, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: City;

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	await database.sql`delete from wrong_try`; // wrong tries of the last test would count
	city = await aCity(app.db);
});

const password = 'sakura-2026';
const address = '192.0.2.1';
let people = 0;

async function anAccount(roles: Parameters<typeof inviteAccount>[2]['roles'] = []) {
	const signInName = `hazuki-${(people += 1)}`;
	const invited = await inviteAccount(app, city.municipality, { signInName, displayName: '葉月 花', roles });
	if (invited === 'name_taken') throw new Error(invited);
	const taken = await useLink(app, invited.token, password);
	if (typeof taken === 'string') throw new Error(taken);
	return { signInName, token: invited.token, session: taken.session };
}

test('an invitation opens once', async () => {
	const { session, token } = await anAccount();
	expect((await readSession(app.db, session))?.person.displayName).toBe('葉月 花');
	expect(await useLink(app, token, 'another-word')).toBe('link_used');
	expect(await useLink(app, 'forged', 'another-word')).toBe('link_used');
});

test('a name that somebody has, in this 市町村 or another, is not given again', async () => {
	const { signInName } = await anAccount();
	const elsewhere = await aCity(app.db, '師走市');
	const again = { signInName: ` ${signInName.toUpperCase()}`, displayName: '別人', roles: [] };
	expect(await inviteAccount(app, elsewhere.municipality, again)).toBe('name_taken');
});

test('signing in always makes a new session, and the table holds none that could be used', async () => {
	const { signInName, session } = await anAccount();
	const answer = await signIn(app, { signInName: signInName.toUpperCase(), password, address });
	if (typeof answer === 'string') throw new Error(answer);
	expect(answer.session).not.toBe(session);

	const rows = await scope(app.db, city.municipality, (tx) => tx.select().from(sessions));
	expect(rows).toHaveLength(2);
	for (const { id } of rows) expect(await readSession(app.db, id)).toBeNull();
});

test('signing out ends that session only', async () => {
	const { signInName, session } = await anAccount();
	const answer = await signIn(app, { signInName, password, address });
	if (typeof answer === 'string') throw new Error(answer);
	await endSession(app.db, answer.session);
	expect(await readSession(app.db, answer.session)).toBeNull();
	expect(await readSession(app.db, session)).not.toBeNull();
});

test('an expired session and a removed account open nothing', async () => {
	const { signInName, session } = await anAccount();
	const change = (set: { removedAt: Date | null }) =>
		scope(app.db, city.municipality, (tx) =>
			tx.update(accounts).set(set).where(eq(accounts.signInName, signInName))
		);
	await change({ removedAt: new Date() });
	expect(await readSession(app.db, session)).toBeNull();
	expect(await signIn(app, { signInName, password, address })).toBe('wrong');

	await change({ removedAt: null });
	const answer = await signIn(app, { signInName, password, address });
	if (typeof answer === 'string') throw new Error(answer);
	await scope(app.db, city.municipality, (tx) =>
		tx.update(sessions).set({ expiresAt: new Date(Date.now() - 1) })
	);
	expect(await readSession(app.db, answer.session)).toBeNull();
});

test('a forgotten password is replaced by a link, and every browser is signed out', async () => {
	const { signInName, session } = await anAccount();
	const reset = await resetAccount(app, signInName);
	if (typeof reset === 'string') throw new Error(reset);
	expect(await readSession(app.db, session)).not.toBeNull();
	expect(await useLink(app, reset.token, 'momiji-2027')).toHaveProperty('session');
	expect(await readSession(app.db, session)).toBeNull();
	expect(await signIn(app, { signInName, password, address })).toBe('wrong');
	expect(await signIn(app, { signInName, password: 'momiji-2027', address })).toHaveProperty('session');
	expect(await resetAccount(app, 'nobody')).toBe('no_such_account');
});

test('of two links for one account only the later one works, and only once', async () => {
	const { signInName } = await anAccount();
	const other = await anAccount();
	const links: string[] = [];
	for (const name of [other.signInName, signInName, signInName]) {
		const reset = await resetAccount(app, name);
		if (typeof reset === 'string') throw new Error(reset);
		links.push(reset.token);
	}
	const [ofOther = '', earlier = '', later = ''] = links;
	expect(await useLink(app, earlier, 'haru-no-asa-1')).toBe('link_used');
	expect(await useLink(app, later, 'haru-no-asa-2')).toHaveProperty('session');
	expect(await useLink(app, later, 'haru-no-asa-3')).toBe('link_used');
	expect(await useLink(app, ofOther, 'haru-no-asa-4')).toHaveProperty('session'); // another account's link stays good
	for (const [password, answer] of [
		['haru-no-asa-1', false],
		['haru-no-asa-2', true],
		['haru-no-asa-3', false]
	] as const)
		expect((await signIn(app, { signInName, password, address })) !== 'wrong', password).toBe(answer);
});

test('an invitation ends with the link that is made after it, and a link with its day', async () => {
	const signInName = 'links-hana';
	const invited = await inviteAccount(app, city.municipality, {
		signInName,
		displayName: '葉月 花',
		roles: []
	});
	if (invited === 'name_taken') throw new Error(invited);
	const reset = await resetAccount(app, signInName);
	if (typeof reset === 'string') throw new Error(reset);
	expect(await useLink(app, invited.token, password)).toBe('link_used');
	await scope(app.db, city.municipality, (tx) =>
		tx.update(oneTimeLinks).set({ expiresAt: new Date(Date.now() - 1) })
	);
	expect(await useLink(app, reset.token, password)).toBe('link_used');
	expect(await signIn(app, { signInName, password, address })).toBe('wrong');
});

test('ten wrong passwords are enough for a quarter of an hour; another account goes on', async () => {
	const { signInName } = await anAccount();
	const other = await anAccount();
	const wrong = { signInName, password: 'wrong', address };
	for (let i = 0; i < 10; i += 1) expect(await signIn(app, wrong)).toBe('wrong');
	expect(await signIn(app, { signInName, password, address })).toBe('too_many_tries');
	expect(await signIn(app, { signInName: other.signInName, password, address })).toHaveProperty('session');
});

test('somebody of another council, or with no role in this one, does not see its board', async () => {
	const { meeting } = await aMeeting(app, city);
	const cookie = (session: string) => ({ headers: { cookie: `yoriai-session=${session}` } });
	const staff = await anAccount([{ role: 'municipal_staff', council: null }]);
	const facilitator = await anAccount([{ role: 'facilitator', council: city.council }]);
	const viewer = await anAccount([{ role: 'viewer', council: city.council }]);

	expect(await readerOf(app, cookie(staff.session), meeting, 'staff')).toBeNull();
	expect(await readerOf(app, cookie(viewer.session), meeting, 'staff')).toMatchObject({
		actor: { kind: 'account', facilitates: false },
		edits: false
	});
	expect(await readerOf(app, cookie(facilitator.session), meeting, 'staff')).toMatchObject({
		actor: { kind: 'account', facilitates: true },
		edits: true
	});
	expect(await readerOf(app, cookie(facilitator.session), meeting, 'screen')).toMatchObject({
		actor: { kind: 'screen' },
		edits: false
	});
	expect(await readerOf(app, cookie(viewer.session), meeting, 'screen')).toMatchObject({
		actor: { kind: 'account', facilitates: false },
		edits: false
	});
	expect(await readerOf(app, cookie(facilitator.session), meeting, 'phone')).toBeNull(); // this browser has not joined
	const elsewhere = await aMeeting(app, await aCity(app.db, '師走市'));
	expect(await readerOf(app, cookie(facilitator.session), elsewhere.meeting, 'staff')).toBeNull();
});

test('the set-up link of the terminal works once, and only while nobody has set the server up', async () => {
	const fresh = await aDatabase();
	try {
		const empty = anApp(fresh.db);
		const tokenOf = (link: string | null) => link?.split('#')[1] ?? '';
		const old = tokenOf(await setupLink(empty));
		const link = await setupLink(empty, 'http://192.168.1.20:3000');
		expect(link).toMatch(/^http:\/\/192\.168\.1\.20:3000\/setup#/);
		const setup = { municipality: '葉月市', displayName: '葉月 花', signInName: 'Hana', password };

		expect(await completeSetup(empty, { ...setup, token: old })).toBe('link_used');
		const both = await Promise.all(
			[1, 2].map(() => completeSetup(empty, { ...setup, token: tokenOf(link) }))
		);
		expect(both.filter((each) => each === 'link_used')).toHaveLength(1);
		expect(await setupLink(empty)).toBeNull();
		const answer = await signIn(empty, { signInName: 'hana', password, address });
		if (typeof answer === 'string') throw new Error(answer);
		expect(
			(await readSession(fresh.db, answer.session))?.person.roles.map(({ role }) => role).toSorted()
		).toEqual(['municipal_staff', 'tier1_coordinator']);
	} finally {
		await fresh.close();
	}
});
