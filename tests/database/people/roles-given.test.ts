import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#lib/server/app.ts';
import { facilitates, type Person } from '#lib/server/auth/person.ts';
import { useLink } from '#lib/server/auth/links.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { areas } from '#lib/server/db/schema/area.ts';
import type { AreaId } from '#lib/server/db/ids.ts';
import { scope } from '#lib/server/db/scope.ts';
import { byPerson, byTerminal } from '#lib/server/people/acting.ts';
import { changeRole } from '#lib/server/people/change-role.ts';
import { giveRole } from '#lib/server/people/give-role.ts';
import { invitePerson } from '#lib/server/people/invite-person.ts';
import { listPeople } from '#lib/server/people/list-people.ts';
import { makeLinkFor } from '#lib/server/people/make-link-for.ts';
import { proposeSignInName } from '#lib/server/people/propose-sign-in-name.ts';
import { renameAccount } from '#lib/server/people/rename-account.ts';
import { takeRole } from '#lib/server/people/take-role.ts';
import { aCity, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aColleague, actsIn, personNow } from './city-of-people.ts';

let database: TestDatabase;
let app: App;
let city: City;
let manager: Person;
beforeAll(async () => {
	database = await aDatabase();
	app = anApp(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
	city = await aCity(database.db);
	manager = await aColleague(app, city, [{ role: 'municipal_staff', council: null }]);
});

const words = { title: '', fields: [] } as const;
const whole = { council: null, area: null } as const;
const here = () => ({ council: city.council, area: null });
const invitation = (
	at: Parameters<typeof invitePerson>[2]['at'],
	signInName: string = crypto.randomUUID()
) => ({
	displayName: '新しい 人',
	signInName,
	at,
	...words
});

test('[C40] who is invited has the roles at once, signs in by the link once, and an ended link opens nothing', async () => {
	const invited = await invitePerson(
		app,
		byPerson(manager),
		invitation([{ role: 'facilitator', ...here() }])
	);
	if (typeof invited === 'string') throw new Error(invited);
	const done = await useLink(app, invited.token, 'ながい 合いことば');
	if (typeof done === 'string' || !('session' in done)) throw new Error('the link signs nobody in');
	const person = (await readSession(app.db, done.session))?.person;
	expect(person && facilitates(person, city.council)).toBe(true);
	expect(await useLink(app, invited.token, 'ほかの 合いことば')).toBe('link_used');
	expect((await actsIn(app, city)).map(({ what }) => what)).toEqual(['account.invited', 'password.changed']);
});

test('[C40] an invitation is whole or nothing: a taken name, or a place of another 市町村, leaves no account', async () => {
	const elsewhere = await aCity(app.db, '霜月市');
	const before = await listPeople(app, city.municipality, {
		words: '',
		role: null,
		council: null,
		area: null
	});
	const acting = byPerson(manager);
	const foreign = { role: 'facilitator', council: elsewhere.council, area: null } as const;
	expect(await invitePerson(app, acting, invitation([foreign]))).toBe('no_such_place');
	const own = { role: 'facilitator', ...here() } as const;
	expect(await invitePerson(app, acting, invitation([own], manager.signInName))).toBe('name_taken');
	expect(await invitePerson(app, acting, invitation([{ ...own, council: 'x' }]))).toBe('no_such_place');
	const after = await listPeople(app, city.municipality, {
		words: '',
		role: null,
		council: null,
		area: null
	});
	expect(after.there.length).toBe(before.there.length);
	expect(await actsIn(app, city)).toEqual([]);
	expect(await proposeSignInName(app.db)).toMatch(/^[a-z]+-\d{3,}$/);
});

test('[C41] a 推進員 gives and takes the modest roles of the own council, and no wider one', async () => {
	const her = await aColleague(app, city, [{ role: 'coordinator', council: city.council }]);
	const him = await aColleague(app, city, []);
	const acting = byPerson(her);
	const give = (
		role: 'facilitator' | 'coordinator' | 'municipal_staff',
		place: typeof whole | ReturnType<typeof here>
	) => giveRole(app, acting, { account: him.id, at: [{ role, ...place }], ...words });
	expect(await give('coordinator', here())).toBe('not_yours');
	expect(await give('municipal_staff', whole)).toBe('not_yours');
	expect(await give('facilitator', here())).toBeNull();
	expect(await give('facilitator', here())).toBe('held_already');
	expect(await takeRole(app, acting, { account: her.id, at: { role: 'coordinator', ...here() } })).toBe(
		'not_yours'
	);
	expect(await takeRole(app, acting, { account: him.id, at: { role: 'facilitator', ...here() } })).toBeNull();
	expect((await personNow(app, city, him.id))?.roles).toEqual([]);
	expect((await actsIn(app, city)).map(({ what, role }) => `${what} ${role}`)).toEqual([
		'role.given coordinator',
		'role.taken coordinator'
	]);
});

test('[C41] whoever lost the role a moment ago gives nothing, although the page still shows it', async () => {
	const her = await aColleague(app, city, [{ role: 'coordinator', council: city.council }]);
	const acting = byPerson(her); // as the page was loaded
	expect(
		await takeRole(app, byPerson(manager), { account: her.id, at: { role: 'coordinator', ...here() } })
	).toBeNull();
	expect(await invitePerson(app, acting, invitation([{ role: 'viewer', ...here() }]))).toBe('not_yours');
});

test('[C41] of two people who name a role differently the second is told, and nothing is lost', async () => {
	const him = await aColleague(app, city, [{ role: 'coordinator', council: city.council }]);
	const at = { role: 'coordinator', ...here() } as const;
	const change = (title: string) =>
		changeRole(app, byPerson(manager), {
			account: him.id,
			at,
			was: words,
			to: { title, fields: ['disability'] }
		});
	expect(await change('地域生活支援ワーカー')).toBeNull();
	expect(await change('エリアディレクター')).toEqual({
		now: { title: '地域生活支援ワーカー', fields: ['disability'] }
	});
	expect(
		await renameAccount(app, byPerson(manager), { account: him.id, displayName: '乙', was: 'ふるい 名前' })
	).toEqual({ now: him.displayName });
});

test('[C42] the last 行政担当 keeps the role; one who never signed in does not count; the terminal may', async () => {
	const at = { role: 'municipal_staff', ...whole } as const;
	await aColleague(app, city, [{ role: 'municipal_staff', council: null }], null);
	expect(await takeRole(app, byPerson(manager), { account: manager.id, at })).toBe('last_administrator');
	await aColleague(app, city, [{ role: 'municipal_staff', council: null }]);
	expect(await takeRole(app, byPerson(manager), { account: manager.id, at })).toBeNull();

	const [last] = (
		await listPeople(app, city.municipality, { ...whole, words: '', role: 'municipal_staff' })
	).there.filter(({ hasSignedIn }) => hasSignedIn);
	expect(await takeRole(app, byTerminal(city.municipality), { account: last!.id, at })).toBeNull();
});

test('[C46] a link for somebody else needs all that they may do, also by area', async () => {
	const area = crypto.randomUUID() as AreaId;
	await scope(app.db, city.municipality, (tx) =>
		tx.insert(areas).values({ id: area, municipalityId: city.municipality, kind: 'other', name: '北部' })
	);
	const her = await aColleague(app, city, [{ role: 'coordinator', council: null, area }]);
	const tier1 = await aColleague(app, city, [{ role: 'tier1_coordinator', council: null }]);
	const own = await aColleague(app, city, [{ role: 'coordinator', council: city.council }]);
	const never = await aColleague(app, city, [{ role: 'viewer', council: city.council }], null);
	expect(await makeLinkFor(app, byPerson(own), manager.id)).toBe('not_yours');
	expect(await makeLinkFor(app, byPerson(tier1), manager.id)).toBe('not_yours');
	expect(await makeLinkFor(app, byPerson(tier1), her.id)).toMatchObject({ purpose: 'new_password' });
	expect(await makeLinkFor(app, byPerson(own), never.id)).toMatchObject({ purpose: 'invitation' });
	expect(await makeLinkFor(app, byPerson(manager), manager.id)).toBe('not_yours');
	const elsewhere = await aCity(app.db, '霜月市');
	expect(await makeLinkFor(app, byPerson(manager), elsewhere.coordinator)).toBe('no_such_account');
});

test('people are found by name, title, role, council and area, and those who left stand apart', async () => {
	const area = crypto.randomUUID() as AreaId;
	await scope(app.db, city.municipality, (tx) =>
		tx.insert(areas).values({ id: area, municipalityId: city.municipality, kind: 'other', name: '北部' })
	);
	const her = await aColleague(app, city, [
		{ role: 'coordinator', council: null, area, title: '包括化推進員', fields: ['livelihood'] }
	]);
	const none = { words: '', role: null, council: null, area: null } as const;
	const found = async (filter: Partial<Parameters<typeof listPeople>[2]>) =>
		(await listPeople(app, city.municipality, { ...none, ...filter })).there.map(({ id }) => id);
	expect(await found({ words: '包括化' })).toEqual([her.id]);
	expect(await found({ area })).toEqual([her.id]);
	expect(await found({ role: 'municipal_staff' })).toEqual([manager.id]);
	expect(await found({ council: city.council })).toEqual([city.coordinator]);
	expect(await found({ role: 'viewer' })).toEqual([]);
});
