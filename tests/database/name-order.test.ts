import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import { listCouncilPeople } from '#lib/server/councils/council-people.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import type { AreaId } from '#lib/server/db/ids.ts';
import { areas } from '#lib/server/db/schema/area.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, anApp, aPerson, type City } from '../support/city.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: City;
const names = ['第10地区', '第2地区', '第1地区', '第１１地区', '第三地区'];
const inOrder = ['第1地区', '第2地区', '第三地区', '第10地区', '第１１地区'];

beforeAll(async () => {
	database = await aDatabase();
	app = anApp(database.db);
	city = await aCity(app.db);
});
afterAll(() => database.close());

test('[K4] councils are listed in the order of their numbers, 第1層 first', async () => {
	const { municipality, coordinator } = city;
	for (const displayName of names)
		await createCouncil(app.db, { municipality, displayName, tier: '3', area: null, coordinator });
	await createCouncil(app.db, {
		municipality,
		displayName: '葉月市 全体',
		tier: '1',
		area: null,
		coordinator
	});
	const listed = (await listCouncils(app.db, aPerson(city))).map(({ displayName }) => displayName);
	expect(listed).toEqual(['葉月市 全体', '葉月台 支えあい会議', ...inOrder]);
});

test('[K4] areas are listed by the number that the city gave them, else by the number in their name', async () => {
	const { municipality: municipalityId } = city;
	await scope(app.db, municipalityId, (tx) =>
		tx.insert(areas).values(
			[
				...names.map((name) => ({ name, number: null })),
				{ name: '旭', number: 10 },
				{ name: '緑', number: 9 }
			].map((area) => ({
				...area,
				id: crypto.randomUUID() as AreaId,
				municipalityId,
				kind: 'community_area' as const
			}))
		)
	);
	const listed = (await listAreas(app.db, municipalityId)).map(({ name }) => name);
	expect(listed).toEqual(['緑', '旭', ...inOrder]);
});

test('[K4] the people of a council are listed in the order of the numbers in their names', async () => {
	const { municipality, council } = city;
	await scope(app.db, municipality, async (tx) => {
		for (const [i, displayName] of ['進行役 10', '進行役 2', '進行役 １'].entries())
			await insertAccount(tx, municipality, {
				signInName: `shinko-${i}-${municipality.slice(0, 8)}`,
				displayName,
				roles: [{ role: 'facilitator', council }]
			});
	});
	const people = await listCouncilPeople(app, aPerson(city), council);
	expect(people.map(({ displayName }) => displayName)).toEqual([
		'進行役 １',
		'進行役 2',
		'進行役 10',
		'推進員'
	]);
});
