import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountId } from '#lib/board/model.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { coordinates, facilitates, findPerson } from '#lib/server/auth/person.ts';
import { listCouncilPeople } from '#lib/server/councils/council-people.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import type { AreaId, CouncilId } from '#lib/server/db/ids.ts';
import { areaParents, areas } from '#lib/server/db/schema/area.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let city: City;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
});
afterAll(() => database.close());

const anArea = (name: string, ...parents: AreaId[]) =>
	scope(database.db, city.municipality, async (tx) => {
		const id = crypto.randomUUID() as AreaId;
		const { municipality: municipalityId } = city;
		await tx.insert(areas).values({ id, municipalityId, kind: 'community_area', name });
		for (const parentId of parents)
			await tx.insert(areaParents).values({ areaId: id, parentId, municipalityId });
		return id;
	});

const aCouncil = (displayName: string, area: AreaId | null) => {
	const { municipality, coordinator } = city;
	return createCouncil(database.db, { municipality, displayName, tier: '2', area, coordinator });
};

async function inArea(area: AreaId): Promise<AccountId> {
	const signInName = `tantou-${crypto.randomUUID()}`;
	const roles = [{ role: 'coordinator', council: null, area }] as const;
	return scope(database.db, city.municipality, (tx) =>
		insertAccount(tx, city.municipality, { signInName, displayName: '地区担当', roles })
	);
}

const person = async (id: AccountId) =>
	(await scope(database.db, city.municipality, (tx) => findPerson(tx, id)))!;

test('[C4] a 地区担当 is 推進員 of every council in the area, however deep, and of no other', async () => {
	const north = await anArea('北部');
	const south = await anArea('南部');
	const inner = await anArea('葉月台', north);
	const innermost = await anArea('葉月台 一丁目', inner);
	const [above, inside, deep, beside, nowhere] = await Promise.all(
		[north, inner, innermost, south, null].map((area, i) => aCouncil(`会議 ${i}`, area))
	);
	const her = await person(await inArea(north));
	for (const council of [above, inside, deep]) {
		expect(facilitates(her, council!)).toBe(true);
		expect(coordinates(her, council!)).toBe(true);
	}
	for (const council of [beside, nowhere]) expect(facilitates(her, council!)).toBe(false);
	expect(her.roles.some(({ council }) => council === null)).toBe(false);

	const lower = await person(await inArea(inner));
	expect(facilitates(lower, above!)).toBe(false);
	expect(facilitates(lower, deep!)).toBe(true);
});

test('[C4] an area with two parents counts in both, and areas that contain each other end the walk', async () => {
	const layer = await anArea('日常生活圏域');
	const district = await anArea('中学校区');
	const both = await anArea('川辺', layer, district);
	await scope(database.db, city.municipality, (tx) =>
		tx.insert(areaParents).values({ areaId: layer, parentId: both, municipalityId: city.municipality })
	);
	const council = await aCouncil('川辺 支えあい会議', both);
	for (const area of [layer, district]) {
		const her = await person(await inArea(area));
		expect(her.roles.filter((each) => each.council === council)).toEqual([{ role: 'coordinator', council }]);
	}
});

test('[C4] who belongs to a council by its area stands among its people', async () => {
	const area = await anArea('本町');
	const council: CouncilId = await aCouncil('本町 支えあい会議', area);
	const id = await inArea(area);
	const app = anApp(database.db);
	const staff = { ...(await person(id)), roles: [{ role: 'municipal_staff', council: null }] } as const;
	const people = await listCouncilPeople(app, staff, council);
	expect(people.find((each) => each.id === id)).toMatchObject({ roles: ['coordinator'] });
});
