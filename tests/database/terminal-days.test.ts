/** A day is a day in Japan, and the terminal says which one it took (K2). */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import { listMeetings } from '#lib/server/meetings/list-meetings.ts';
import { prepare } from '../../server/cli/meeting.ts';
import { UsageProblem } from '../../server/cli/usage.ts';
import { aCity, anApp, aPerson, type City } from '../support/city.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: City;
const zone = process.env.TZ;

beforeAll(async () => {
	database = await aDatabase();
	app = anApp(database.db);
	city = await aCity(app.db);
});
afterEach(() => {
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});
afterAll(() => database.close());

const prepared = async (at: string) =>
	prepare(app, { municipality: city.municipality, council: city.council, at });

test.each(['UTC', 'America/New_York', 'Asia/Tokyo'])(
	'[K2] a meeting prepared at ten is at ten in Japan, from a terminal in %s',
	async (TZ) => {
		process.env.TZ = TZ;
		const { json, text } = await prepared('2027-01-23T10:00');
		expect(json).toMatchObject({ startsAt: new Date('2027-01-23T01:00:00Z') });
		expect(text).toContain('2027年1月23日（土）10時\n');
		const elsewhere = await prepared('2027-01-22T20:30-05:00');
		expect(elsewhere.text).toContain('2027年1月23日（土）10時30分\n');
	}
);

test('[K2] a day that does not exist, or another shape, prepares nothing and is told the right one', async () => {
	const before = (await listMeetings(app.db, aPerson(city), { limit: 200 })).length;
	for (const at of [
		'2027-02-30T10:00',
		'2027-02-30T10:00+09:00',
		'9',
		'20270-01-23',
		'2027-01-23T24:00',
		''
	]) {
		await expect(prepared(at), at).rejects.toThrow(UsageProblem);
		await expect(prepared(at), at).rejects.toThrow(/2027-01-23T10:00/);
	}
	expect(await listMeetings(app.db, aPerson(city), { limit: 200 })).toHaveLength(before);
});

test('[K4] where the terminal asks which council is meant, they stand in the order of their numbers', async () => {
	const other = await aCity(app.db, '霜月市');
	for (const displayName of ['第10地区', '第2地区', '第1地区', '第１１地区'])
		await createCouncil(app.db, {
			municipality: other.municipality,
			displayName,
			tier: '2',
			area: null,
			coordinator: other.coordinator
		});
	const said = await prepare(app, { municipality: other.municipality, council: 'ない' }).then(
		() => '',
		String
	);
	const names = [...said.matchAll(/第\S+?地区/g)].map(([name]) => name);
	expect(names).toEqual(['第1地区', '第2地区', '第10地区', '第１１地区']);
});
