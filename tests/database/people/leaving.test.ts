/** Hand-over to a successor, and the removal of an account. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { listDayKeys, makeDayKey, readDayKey } from '#lib/server/auth/day-keys.ts';
import { makeLink, useLink } from '#lib/server/auth/links.ts';
import { facilitates, type Person } from '#lib/server/auth/person.ts';
import { readSession, startSession } from '#lib/server/auth/sessions.ts';
import { dayKeys } from '#lib/server/db/schema/day-key.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { byPerson, byTerminal } from '#lib/server/people/acting.ts';
import { handOver } from '#lib/server/people/hand-over.ts';
import { listPeople } from '#lib/server/people/list-people.ts';
import { removeAccount } from '#lib/server/people/remove-account.ts';
import { whatHangs } from '#lib/server/people/what-hangs.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { aCity, aMeeting, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aColleague, actsIn, personNow, rowOf } from './city-of-people.ts';

let database: TestDatabase;
let app: App;
let city: City;
let manager: Person;
let leaving: Person;
let board: MeetingAddress;
beforeAll(async () => {
	database = await aDatabase();
	app = anApp(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
	city = await aCity(database.db);
	manager = await aColleague(app, city, [{ role: 'municipal_staff', council: null }]);
	leaving = await aColleague(app, city, [
		{ role: 'coordinator', council: city.council, title: '地域生活支援ワーカー', fields: ['elderly'] }
	]);
	board = await aMeeting(app, city);
	await meetingOn(new Date());
});

const meetingOn = (startsAt: Date) =>
	scope(app.db, city.municipality, (tx) =>
		tx.update(meetings).set({ startsAt }).where(eq(meetings.id, board.meeting))
	);
const tokenOf = async () =>
	new URL((await listDayKeys(app, board, 'https://x.example'))[0]!.link).hash.slice(1);
const opens = async (token: string) => (await readDayKey(app, token)).ok;
const newcomer = () => ({ displayName: '次の 人', signInName: `tsugi-${crypto.randomUUID()}` });

test('[C43] the successor has the same roles with their titles, the meetings ahead and the keys; the other has none', async () => {
	await makeDayKey(app, leaving, board.meeting);
	const token = await tokenOf();
	const hangs = await whatHangs(app, manager, leaving.id);
	expect(hangs).toMatchObject({ keys: 1, meetings: [{ id: board.meeting }] });

	const done = await handOver(app, byPerson(manager), { from: leaving.id, to: newcomer(), keeps: false });
	if (typeof done === 'string' || !done.invited) throw new Error('nobody was invited');
	const successor = await personNow(app, city, done.invited.account);
	expect(successor && facilitates(successor, city.council)).toBe(true);
	const { there } = await listPeople(app, city.municipality, {
		words: '地域生活支援',
		role: null,
		council: null,
		area: null
	});
	expect(there).toMatchObject([{ id: done.invited.account, roles: [{ fields: ['elderly'] }] }]);
	expect((await personNow(app, city, leaving.id))?.roles).toEqual([]);
	expect(await opens(token)).toBe(true);
	expect(await whatHangs(app, manager, done.invited.account)).toMatchObject(hangs);
	expect((await actsIn(app, city)).map(({ what }) => what).toSorted()).toEqual([
		'account.handed_over',
		'account.invited'
	]);
});

test('[C43] a key of a later day goes to the successor too, and both may hold the roles for a while', async () => {
	await meetingOn(new Date(Date.now() + 5 * 86_400_000));
	await makeDayKey(app, leaving, board.meeting);
	const to = await aColleague(app, city, []);
	expect(await handOver(app, byPerson(manager), { from: leaving.id, to: to.id, keeps: true })).toMatchObject({
		invited: null
	});
	expect((await whatHangs(app, manager, to.id)).keys).toBe(1);
	for (const id of [leaving.id, to.id])
		expect(facilitates((await personNow(app, city, id))!, city.council)).toBe(true);
});

test('[C43] a hand-over is one act or nothing: to oneself, to nobody, to a taken name, and without a role', async () => {
	const acting = byPerson(manager);
	const over = (to: Parameters<typeof handOver>[2]['to'], from = leaving.id) =>
		handOver(app, acting, { from, to, keeps: false });
	expect(await over(leaving.id)).toBe('no_successor');
	expect(await over(crypto.randomUUID())).toBe('no_successor');
	expect(await over({ ...newcomer(), signInName: manager.signInName })).toBe('name_taken');
	expect(await over(leaving.id, (await aColleague(app, city, [])).id)).toBe('no_roles');
	expect(await handOver(app, byPerson(leaving), { from: leaving.id, to: newcomer(), keeps: false })).toBe(
		'not_yours'
	);
	expect((await personNow(app, city, leaving.id))?.roles).toEqual(leaving.roles);
	expect(await actsIn(app, city)).toEqual([]);
});

test('[C42] the last 行政担当 hands over to somebody who has signed in, or keeps the role until then', async () => {
	const acting = byPerson(manager);
	const to = newcomer();
	expect(await handOver(app, acting, { from: manager.id, to, keeps: false })).toBe('last_administrator');
	expect(await handOver(app, acting, { from: manager.id, to, keeps: true })).toHaveProperty('invited');
	const there = await aColleague(app, city, []);
	expect(await handOver(app, acting, { from: manager.id, to: there.id, keeps: false })).toMatchObject({
		displayName: there.displayName
	});
	expect((await personNow(app, city, manager.id))?.roles).toEqual([]);
});

test('[C44] whoever is removed is out at once: session, links, roles; the name stays and the sign-in name is free', async () => {
	const session = await startSession(app.db, leaving);
	const link = await scope(app.db, city.municipality, (tx) => makeLink(tx, leaving, 'new_password'));
	expect(await removeAccount(app, byPerson(leaving), manager.id)).toBe('not_yours');
	expect(await removeAccount(app, byPerson(manager), leaving.id)).toEqual({
		displayName: leaving.displayName
	});
	expect(await readSession(app.db, session)).toBeNull();
	expect(await useLink(app, link, 'ながい 合いことば')).toBe('link_used');
	expect(await personNow(app, city, leaving.id)).toBeNull();
	expect(await removeAccount(app, byPerson(manager), leaving.id)).toBe('no_such_account');
	expect(await rowOf(app, city, leaving.id)).toMatchObject({
		displayName: leaving.displayName,
		passwordHash: null
	});
	const again = await handOver(app, byPerson(manager), {
		from: city.coordinator,
		to: { displayName: '別の 人', signInName: leaving.signInName },
		keeps: true
	});
	expect(again).toHaveProperty('invited.signInName', leaving.signInName);
});

test('[C45] a key of today goes on without its maker, one of a later day does not', async () => {
	await makeDayKey(app, leaving, board.meeting);
	const token = await tokenOf();
	await removeAccount(app, byPerson(manager), leaving.id);
	expect(await opens(token)).toBe(true);
	const makers = await scope(app.db, city.municipality, (tx) =>
		tx.select({ madeBy: dayKeys.madeBy }).from(dayKeys)
	);
	expect(makers).toEqual([{ madeBy: city.coordinator }]);

	const other = await aColleague(app, city, [{ role: 'facilitator', council: city.council }]);
	await scope(app.db, city.municipality, (tx) => tx.delete(dayKeys));
	await meetingOn(new Date(Date.now() + 5 * 86_400_000));
	await makeDayKey(app, other, board.meeting);
	const later = await tokenOf();
	await removeAccount(app, byPerson(manager), other.id);
	await scope(app.db, city.municipality, (tx) => tx.update(dayKeys).set({ validOn: japanDay(new Date()) }));
	expect(await opens(later)).toBe(false);
});

test('[C45] nobody is left who runs the council: the key ends, since nobody answers for it', async () => {
	const alone = await aCity(app.db, '霜月市');
	const there = await aMeeting(app, alone);
	await scope(app.db, alone.municipality, (tx) => tx.update(meetings).set({ startsAt: new Date() }));
	await makeDayKey(app, { id: alone.coordinator, municipality: alone.municipality }, there.meeting);
	const [key] = await listDayKeys(app, there, 'https://x.example');
	await removeAccount(app, byTerminal(alone.municipality), alone.coordinator);
	expect(await opens(new URL(key!.link).hash.slice(1))).toBe(false);
});

test('[C42] of two 行政担当 who remove each other at the same moment one stays', async () => {
	for (let round = 0; round < 5; round += 1) {
		const other = await aColleague(app, city, [{ role: 'municipal_staff', council: null }]);
		const answers = await Promise.all([
			removeAccount(app, byPerson(manager), other.id),
			removeAccount(app, byPerson(other), manager.id)
		]);
		expect(answers.filter((each) => typeof each !== 'string')).toHaveLength(1);
		expect(answers.filter((each) => each === 'not_yours')).toHaveLength(1);
		manager = typeof answers[0] === 'string' ? other : manager;
	}
	expect(await removeAccount(app, byPerson(manager), manager.id)).toBe('last_administrator');
});
