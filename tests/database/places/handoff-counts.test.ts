import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HandoffField } from '#lib/board/handoff.ts';
import type { Role } from '#lib/city/roles.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { findPerson } from '#lib/server/auth/person.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import type { AreaId, CouncilId, HandoffPlaceId } from '#lib/server/db/ids.ts';
import { areas } from '#lib/server/db/schema/area.ts';
import { handoffPlaces } from '#lib/server/db/schema/handoff-place.ts';
import { handoffs } from '#lib/server/db/schema/handoff.ts';
import { scope } from '#lib/server/db/scope.ts';
import { handoffCounts, seesHandoffs } from '#lib/server/places/handoff-counts.ts';
import { aCity, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

const today = '2026-12-01';
let database: TestDatabase;
let city: City;
let kawabe: CouncilId;
let area: AreaId;
const place = crypto.randomUUID() as HandoffPlaceId;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
	const { municipality, coordinator } = city;
	area = crypto.randomUUID() as AreaId;
	await scope(database.db, municipality, async (tx) => {
		const own = { municipalityId: municipality };
		await tx.insert(areas).values({ ...own, id: area, kind: 'community_area', name: '川辺 地区' });
		const name = '川辺 相談室';
		await tx.insert(handoffPlaces).values({ ...own, id: place, destination: 'shakyo', name });
	});
	kawabe = await createCouncil(database.db, {
		...{ municipality, coordinator, area, tier: '2' as const },
		displayName: '川辺 支えあい会議'
	});
	for (const [council, field, on] of [
		[city.council, 'elderly', '2026-05-10'],
		[kawabe, 'elderly', '2026-06-01'],
		[kawabe, 'elderly', '2026-06-01'],
		[kawabe, 'elderly', '2026-07-02'],
		[kawabe, 'children', '2026-07-03'],
		[kawabe, 'elderly', '2026-03-31']
	] as const)
		await scope(database.db, municipality, (tx) =>
			tx.insert(handoffs).values({
				...{ id: crypto.randomUUID(), municipalityId: municipality, councilId: council, on, field },
				destination: 'shakyo',
				placeId: council === kawabe ? place : null
			})
		);
});
afterAll(() => database.close());

interface Given {
	readonly role: Role;
	readonly council?: CouncilId;
	readonly area?: AreaId;
	readonly fields?: readonly HandoffField[];
}

const person = (...given: Given[]) =>
	scope(database.db, city.municipality, async (tx) => {
		const signInName = `person-${crypto.randomUUID()}`;
		const roles = given.map(({ council = null, ...role }) => ({ ...role, council }));
		const id = await insertAccount(tx, city.municipality, { signInName, displayName: '人', roles });
		return (await findPerson(tx, id))!;
	});

async function told(who: Awaited<ReturnType<typeof person>>, year: number | null = null) {
	const { councils } = await handoffCounts(database.db, who, year, today);
	return councils.flatMap(({ name, lines }) =>
		lines.map(({ field, count, days }) => `${name[0]} ${field} ${count ?? '1〜2'} ${days.length}`)
	);
}

test('[C64] the own 推進員 sees days and offices, and nothing of another council', async () => {
	const hers = await person({ role: 'coordinator', council: kawabe });
	expect(await seesHandoffs(database.db, hers)).toBe(true);
	expect((await told(hers)).toSorted()).toEqual(['川 children 1 1', '川 elderly 3 2']);
	const { councils, years } = await handoffCounts(database.db, hers, null, today);
	expect(councils[0]?.areaName).toBe('川辺 地区');
	const elderly = councils[0]?.lines.find(({ field }) => field === 'elderly');
	expect(elderly?.days).toMatchObject([
		{ on: '2026-07-02', place: '川辺 相談室', count: 1 },
		{ on: '2026-06-01', place: '川辺 相談室', count: 2 }
	]);
	expect(years).toEqual([2026, 2025]);
	expect(await told(hers, 2025)).toEqual(['川 elderly 1 1']);
});

test('[C65] 行政担当 sees every council, and 「1〜2」 for what is small', async () => {
	const staff = await person({ role: 'municipal_staff' });
	expect((await told(staff)).toSorted()).toEqual([
		'川 children 1〜2 0',
		'川 elderly 3 0',
		'葉 elderly 1〜2 0'
	]);
});

test('[C64][C65] who has a 分野 sees that field, in the council, the area or the city of the role', async () => {
	const inCity = await person({ role: 'tier1_coordinator', fields: ['elderly'] });
	expect((await told(inCity)).toSorted()).toEqual(['川 elderly 3 0', '葉 elderly 1〜2 0']);
	const inArea = await person({ role: 'viewer', area, fields: ['children', 'elderly'] });
	expect((await told(inArea)).toSorted()).toEqual(['川 children 1〜2 0', '川 elderly 3 0']);
	const inCouncil = await person({ role: 'viewer', council: city.council, fields: ['elderly'] });
	expect(await told(inCouncil)).toEqual(['葉 elderly 1〜2 0']);
});

test('[C64] 進行役, viewers and 第1層 without a 分野 see no counts', async () => {
	for (const role of ['facilitator', 'viewer'] as const) {
		const who = await person({ role, council: kawabe });
		expect(await seesHandoffs(database.db, who)).toBe(false);
		expect(await told(who)).toEqual([]);
	}
	const tier1 = await person({ role: 'tier1_coordinator' });
	expect(await seesHandoffs(database.db, tier1)).toBe(false);
	expect(await told(tier1)).toEqual([]);
});

test('[C64] another 市町村 sees none of them', async () => {
	const other = await aCity(database.db, '師走市');
	const stranger = { ...(await person({ role: 'municipal_staff' })), municipality: other.municipality };
	expect(await told(stranger)).toEqual([]);
});
