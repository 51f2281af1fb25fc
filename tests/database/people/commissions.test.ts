import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import type { App } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { commissionForm } from '#lib/server/commissions/commission-form.ts';
import { commissionVersion } from '#lib/server/commissions/commission-version.ts';
import { endCommission } from '#lib/server/commissions/end-commission.ts';
import { listCommissions } from '#lib/server/commissions/list-commissions.ts';
import { saveCommission } from '#lib/server/commissions/save-commission.ts';
import type { OrganizationId } from '#lib/server/db/ids.ts';
import { organizations } from '#lib/server/db/schema/organization.ts';
import { scope } from '#lib/server/db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { aCity, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aFullCity } from '../../support/full-city.ts';
import { aColleague, actsIn } from './city-of-people.ts';

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

const words = (change: Record<string, string> = {}) => ({
	...v.parse(commissionForm(), { name: '小林 さと', termFrom: '2026-04-01', ...change }),
	areas: []
});

test('[C47] a 推進員 without an account is written with 委嘱, 所属先 and 専任, changed, and ended', async () => {
	await scope(app.db, city.municipality, (tx) =>
		tx.insert(organizations).values({
			id: crypto.randomUUID() as OrganizationId,
			municipalityId: city.municipality,
			affiliation: 'shakyo',
			name: '葉月市 社会福祉協議会',
			aliases: ['葉月社協']
		})
	);
	const wanted = words({ organization: '葉月 社協', workStyle: 'concurrent', tier: '2' });
	await saveCommission(app, manager, wanted, null);
	const [line] = await listCommissions(app, city.municipality);
	expect(line).toMatchObject({
		name: '小林 さと',
		organization: '葉月市 社会福祉協議会',
		workStyle: 'concurrent',
		account: null
	});

	const since = commissionVersion(line!);
	const linked = { ...wanted, name: '小林 里', account: city.coordinator };
	await saveCommission(app, manager, linked, { id: line!.id, since });
	const late = await saveCommission(app, manager, { ...wanted, name: '小林' }, { id: line!.id, since });
	expect(late).toMatchObject({ now: { name: '小林 里', account: { id: city.coordinator } } });

	expect(await endCommission(app, manager, { id: line!.id, wasMistake: false })).toBeNull();
	expect((await listCommissions(app, city.municipality))[0]?.termTo).toBe(japanDay(new Date()));
	expect(await endCommission(app, manager, { id: line!.id, wasMistake: true })).toBeNull();
	expect(await listCommissions(app, city.municipality)).toEqual([]);
	expect((await actsIn(app, city)).map(({ what }) => what)).toEqual([
		'commission.made',
		'commission.changed',
		'commission.changed',
		'commission.removed'
	]);
});

test('[C47] 所属先, account, 地区 and 委嘱 of another 市町村 are none, and only 行政担当 writes', async () => {
	const elsewhere = await aFullCity(app, '霜月市');
	const [theirs] = await listCommissions(app, elsewhere.municipality);
	expect(await saveCommission(app, manager, words({ organization: '霜月市 社協' }), null)).toBe(
		'no_such_organization'
	);
	expect(await saveCommission(app, manager, words({ account: elsewhere.coordinator }), null)).toBe(
		'no_such_account'
	);
	const areas = [theirs!.areas[0]!.id];
	expect(await saveCommission(app, manager, { ...words(), areas }, null)).toBe('no_such_area');
	const change = { id: theirs!.id, since: commissionVersion(theirs!) };
	expect(await saveCommission(app, manager, words(), change)).toBe('no_such_commission');
	expect(await endCommission(app, manager, { id: theirs!.id, wasMistake: true })).toBe('no_such_commission');
	const her = await aColleague(app, city, [{ role: 'tier1_coordinator', council: null }]);
	expect(await saveCommission(app, her, words(), null)).toBe('not_yours');
	expect(await listCommissions(app, city.municipality)).toEqual([]);
	expect(await listCommissions(app, elsewhere.municipality)).toEqual([theirs]);
});

test('a 委嘱 that ends before it begins, and a day that does not exist, are asked for again', () => {
	const read = (change: Record<string, string>) =>
		v.safeParse(commissionForm(), { name: '小林', termFrom: '2026-04-01', ...change });
	expect(read({ termTo: '2026-03-31' }).issues?.map((issue) => v.getDotPath(issue))).toEqual(['termTo']);
	expect(read({ termFrom: '2026-02-30' }).success).toBe(false);
	expect(read({ termTo: '2029-03-31' }).success).toBe(true);
});
