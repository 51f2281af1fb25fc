import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingAddress } from '#lib/server/app.ts';
import { addMember, changeMember, memberFields, removeMember } from '#lib/server/councils/change-member.ts';
import { organizationNames } from '#lib/server/councils/named-organizations.ts';
import { listMembers, switchRoster, type Member } from '#lib/server/councils/roster.ts';
import { fillSeats, seatsOf, setSeat } from '#lib/server/councils/seats.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { scope } from '#lib/server/db/scope.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { minutesText } from '#lib/server/minutes/find-minutes.ts';
import { aCity, aMeeting, anApp, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let city: City;
let other: City;
let meeting: MeetingAddress;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
	other = await aCity(database.db, '汐見野市');
	meeting = await aMeeting(anApp(database.db), city);
});
afterAll(() => database.close());

const staff = () => aPerson(city, [{ role: 'coordinator', council: city.council }]);
const blank = { seat: '', organization: '', termFrom: null, termTo: null };

const add = (name: string, words: Partial<Member> = {}, kinds = {}) =>
	addMember(database.db, staff(), { council: city.council, words: { ...blank, name, ...words }, kinds });

const member = async (name: string) =>
	(await listMembers(database.db, staff(), city.council)).find((each) => each.name === name)!;

test('[C27] the 名簿 is off until it is switched on, and nobody is asked for', async () => {
	expect(await seatsOf(database.db, meeting)).toBeNull();
	expect(await setSeat(database.db, meeting, { member: crypto.randomUUID(), present: true })).toBe(false);
	await switchRoster(database.db, staff(), { council: city.council, on: true });
	expect(await seatsOf(database.db, meeting)).toEqual({ seats: [], over: false });
});

test('[C27] residents and 当事者・家族 do not stand in a 名簿', async () => {
	for (const kind of ['resident', 'person_or_family'] as const)
		expect(await add('住民の人', { organization: `${kind} の会` }, { [`${kind} の会`]: kind })).toEqual({
			ok: false,
			why: 'resident'
		});
	expect(await listMembers(database.db, staff(), city.council)).toEqual([]);
	expect(await organizationNames(database.db, city.municipality)).toEqual([]);
});

test('[C28] 出席 and 欠席 by seat: only of this council, and on the days of the 任期', async () => {
	const kinds = { 葉月台町会: 'neighborhood_association' };
	expect(await add('会長の人', { seat: '会長', organization: '葉月台町会' }, kinds)).toEqual({ ok: true });
	await add('委員の人', { termTo: '2027-01-23' });
	await add('前の人', { termTo: '2027-01-22' });
	await add('次の人', { termFrom: '2027-01-24' });
	const { seats } = (await seatsOf(database.db, meeting))!;
	expect(seats.map(({ name, present }) => [name, present])).toEqual([
		['会長の人', null],
		['委員の人', null]
	]);
	const [chair, plain] = seats;
	expect(await setSeat(database.db, meeting, { member: chair!.id, present: false })).toBe(true);
	expect(await setSeat(database.db, meeting, { member: (await member('前の人')).id, present: true })).toBe(
		false
	);
	expect(
		await setSeat(
			database.db,
			{ ...meeting, municipality: other.municipality },
			{
				member: chair!.id,
				present: true
			}
		)
	).toBe(false);
	expect(await fillSeats(database.db, meeting)).toBe(true);
	expect((await seatsOf(database.db, meeting))!.seats.map(({ present }) => present)).toEqual([false, true]);
	await setSeat(database.db, meeting, { member: plain!.id, present: null });
	expect((await seatsOf(database.db, meeting))!.seats[1]!.present).toBeNull();
	await setSeat(database.db, meeting, { member: plain!.id, present: true });
});

test('[C29] a seat that was counted stays: its 任期 ends instead', async () => {
	const counted = await member('会長の人');
	const remove = ({ id }: Member) =>
		removeMember(database.db, staff(), { council: city.council, member: id });
	expect(await remove(counted)).toEqual({ ok: false, why: 'counted' });
	expect(await remove(await member('次の人'))).toEqual({ ok: true });
	const words = { ...counted, termTo: '2027-01-01' };
	const was = memberFields(counted);
	const changing = { council: city.council, member: counted.id, words, was, kinds: {} };
	expect(await changeMember(database.db, staff(), changing)).toEqual({ ok: true });
	const [chair] = (await seatsOf(database.db, meeting))!.seats;
	expect(chair).toMatchObject({ name: '会長の人', present: false });
	expect(
		await changeMember(database.db, staff(), { ...changing, words: { ...counted, termTo: '2028-03-31' } })
	).toMatchObject({ ok: false, why: 'edited', others: { termTo: '2027-01-01' } });
	expect(await changeMember(database.db, staff(), { ...changing, member: crypto.randomUUID() })).toEqual({
		ok: false,
		why: 'gone'
	});
});

test('[C28] the draft of 会議録 names 出席者 and 欠席者 of the 名簿', async () => {
	const app = anApp(database.db);
	await beginMinutes(app, meeting);
	const text = JSON.stringify(await minutesText(app, meeting));
	expect(text).toContain('構成員 1人');
	expect(text).toContain('委員の人');
	expect(text).toContain('会長の人（葉月台町会・会長）');
});

test('[C5] 操作の記録 of the 名簿 tells 役 and 団体, and no name', async () => {
	const rows = await scope(database.db, city.municipality, (tx) => tx.select().from(auditEvents));
	expect(new Set(rows.map(({ what }) => what))).toEqual(
		new Set(['council.changed', 'organization.made', 'member.added', 'member.changed', 'member.removed'])
	);
	expect(JSON.stringify(rows)).not.toMatch(/(会長|委員|前|次)の人/);
});
