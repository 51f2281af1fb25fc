import { afterAll, beforeAll, expect, test } from 'vitest';
import { layersIn } from '#lib/city/typed-areas.ts';
import { areasWithCouncils } from '#lib/server/areas/areas-with-councils.ts';
import { beginCity, cityHasBegun } from '#lib/server/areas/begin-city.ts';
import { findPerson, facilitates } from '#lib/server/auth/person.ts';
import { councils } from '#lib/server/db/schema/council.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aNewCity, anArea, audited } from './setup.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

const structure = {
	outer: 'daily_living_area',
	inner: 'community_area',
	layers: layersIn('北部：葉月台、川辺\n南部：川辺、みなと')
} as const;

test('[C10] a name is enough for a 準備会 without tier and area, whose 推進員 is whoever asked', async () => {
	const { db } = database;
	const her = await aNewCity(db);
	expect(await cityHasBegun(db, her.municipality)).toBe(false);
	const begun = await beginCity(db, her, { structure: null, councilName: '葉月台 準備会' });
	if (begun === 'begun' || !begun.council) throw new Error('no council was made');
	const [row] = await scope(db, her.municipality, (tx) => tx.select().from(councils));
	expect(row).toMatchObject({ displayName: '葉月台 準備会', tier: null, areaId: null, phase: 'preparing' });
	const person = await scope(db, her.municipality, (tx) => findPerson(tx, her.id));
	expect(facilitates(person!, begun.council)).toBe(true);
	expect(await cityHasBegun(db, her.municipality)).toBe(true);
	expect(await audited(db, her)).toEqual(['council.made 葉月台 準備会']);
});

test('[C10] two presses of the button begin one city', async () => {
	const { db } = database;
	const her = await aNewCity(db);
	const both = await Promise.all([1, 2].map(() => beginCity(db, her, { structure, councilName: null })));
	expect(both.filter((each) => each === 'begun')).toHaveLength(1);
	expect(await areasWithCouncils(db, her.municipality)).toHaveLength(5);
});

test('[C10] 圏域 and 地区 are made in two layers; a 地区 in two 圏域 has two parents, and one made before is used', async () => {
	const { db } = database;
	const her = await aNewCity(db);
	const before = await anArea(db, her, '葉月台');
	await beginCity(db, her, { structure, councilName: null });
	const all = await areasWithCouncils(db, her.municipality);
	const north = all.find(({ name }) => name === '北部')!;
	const south = all.find(({ name }) => name === '南部')!;
	expect(all.filter(({ name }) => name === '葉月台')).toMatchObject([{ id: before, parents: [north.id] }]);
	expect(all.find(({ name }) => name === '川辺')!.parents.toSorted()).toEqual(
		[north.id, south.id].toSorted()
	);
	expect(all.map(({ kind }) => kind)).toEqual([
		'daily_living_area',
		'daily_living_area',
		'community_area',
		'community_area',
		'community_area'
	]);
});

test('[C10] the one area of a whole 市町村 is that of the council named with it', async () => {
	const { db } = database;
	const her = await aNewCity(db);
	const layers = [{ name: '汐見野市', inner: [] }];
	const whole = { outer: 'municipality', inner: 'municipality', layers } as const;
	await beginCity(db, her, { structure: whole, councilName: '支えあい会議' });
	expect(await areasWithCouncils(db, her.municipality)).toMatchObject([
		{ name: '汐見野市', kind: 'municipality', councils: [{ displayName: '支えあい会議' }] }
	]);
});

test('[C10] a 市町村 that had councils before the question was asked has begun', async () => {
	const { municipality } = await aCity(database.db);
	expect(await cityHasBegun(database.db, municipality)).toBe(true);
});
