import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AreaId, OrganizationId } from '#lib/server/db/ids.ts';
import { areas } from '#lib/server/db/schema/area.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { councilOrganizations } from '#lib/server/db/schema/organization.ts';
import { scope } from '#lib/server/db/scope.ts';
import { findOrganization } from '#lib/server/organizations/find-organization.ts';
import { knownOrganizations } from '#lib/server/organizations/known-organizations.ts';
import { listOrganizations } from '#lib/server/organizations/list-organizations.ts';
import { removeOrganization } from '#lib/server/organizations/remove-organization.ts';
import { saveOrganization } from '#lib/server/organizations/save-organization.ts';
import { aCity, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { anOrganization, official, words } from './a-city.ts';

let database: TestDatabase;
let city: City;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
});
afterAll(() => database.close());

const found = async (search: string) =>
	(await listOrganizations(database.db, city.municipality, { search })).lines.map(
		({ displayName }) => displayName
	);

async function anArea(name: string, of = city): Promise<AreaId> {
	const id = crypto.randomUUID() as AreaId;
	await scope(database.db, of.municipality, (tx) =>
		tx.insert(areas).values({ id, municipalityId: of.municipality, kind: 'community_area', name })
	);
	return id;
}

test('[C30] a 団体 is found by its name, 別名 or 地区, however it is written', async () => {
	const area = await anArea('瀧ノ上地区');
	await anOrganization(database.db, city, '髙橋の会', { aliases: ['ﾊﾂﾞｷｻﾛﾝ'], areas: [area] });
	for (const asked of ['高橋', 'はづき サロン', '滝ノ上', '髙橋\u{e0100}'])
		expect(await found(asked)).toEqual(['髙橋の会']);
	expect(await found('葉月市役所')).toEqual([]);
});

test('[C31] a second one of the same 所属 and name is refused, also when a variation selector is the difference', async () => {
	await anOrganization(database.db, city, '葛の会');
	const again = (name: string, affiliation = 'mutual_aid_group' as const) =>
		saveOrganization(database.db, official(city), words(name, { affiliation }), null);
	expect(await again('葛\u{e0100}の　会')).toEqual({ kind: 'same_name', name: '葛の会' });
	const both = await Promise.all(['夕顔会', '夕顔会'].map((name) => again(name)));
	expect(both.map(({ kind }) => kind).toSorted()).toEqual(['same_name', 'saved']);
	const elsewhere = words('葛の会', { affiliation: 'npo' });
	expect(await saveOrganization(database.db, official(city), elsewhere, null)).toMatchObject({
		kind: 'saved'
	});
});

test('[C31] one that a council needs is not removed; when nothing needs it any more, it is', async () => {
	const id = await anOrganization(database.db, city, '事務局の会');
	const part = { organizationId: id, councilId: city.council, municipalityId: city.municipality };
	await scope(database.db, city.municipality, (tx) =>
		tx.insert(councilOrganizations).values({ ...part, part: 'hosts' })
	);
	expect(await removeOrganization(database.db, official(city), id)).toBe('used');
	expect((await findOrganization(database.db, city.municipality, id))?.uses.councils).toMatchObject([
		{ part: 'hosts', name: '葉月台 支えあい会議' }
	]);
	await scope(database.db, city.municipality, (tx) => tx.delete(councilOrganizations));
	expect(await removeOrganization(database.db, official(city), id)).toBe('removed');
	expect(await findOrganization(database.db, city.municipality, id)).toBeNull();
});

test('one may be 構成団体 of several, work for another, and be in several 地区 (rows 2-25, 3-04, 4-06)', async () => {
	const [union, council, office] = await Promise.all(
		['連合町会', 'ふるさと協議会', '葉月市 福祉課'].map((name) => anOrganization(database.db, city, name))
	);
	const inAreas = [await anArea('北地区'), await anArea('南地区')];
	const id = await anOrganization(database.db, city, '一丁目町会', {
		areas: inAreas,
		belongsTo: [union!, council!],
		entrustedBy: [office!]
	});
	const its = (await findOrganization(database.db, city.municipality, id))!;
	expect(new Set(its.words.areas)).toEqual(new Set(inAreas));
	expect(new Set(its.words.belongsTo)).toEqual(new Set([union, council]));
	expect(its.words.entrustedBy).toEqual([office]);
	expect((await findOrganization(database.db, city.municipality, office!))?.uses.linked).toEqual([
		{ id, name: '一丁目町会', relation: 'entrusted_by' }
	]);
	expect(await removeOrganization(database.db, official(city), union!)).toBe('used');
});

test('an id of another 市町村, of nothing, or its own is refused', async () => {
	const other = await aCity(database.db, '霜月市');
	const foreign = await anOrganization(database.db, other, 'よその会');
	const own = await anOrganization(database.db, city, 'うちの会');
	const its = (await findOrganization(database.db, city.municipality, own))!;
	for (const wrong of [
		{ belongsTo: [foreign] },
		{ entrustedBy: [crypto.randomUUID() as OrganizationId] },
		{ areas: [await anArea('よその地区', other)] },
		{ belongsTo: [own] }
	])
		expect(await saveOrganization(database.db, official(city), words('うちの会', wrong), its)).toEqual({
			kind: 'unknown'
		});
	expect(await findOrganization(database.db, city.municipality, foreign)).toBeNull();
	expect(await findOrganization(database.db, city.municipality, 'nothing')).toBeNull();
});

test('[C35] of two who change one 団体 the second is told what stands now, and nothing is overwritten', async () => {
	const id = await anOrganization(database.db, city, '朝顔会');
	const { version } = (await findOrganization(database.db, city.municipality, id))!;
	const change = (name: string) =>
		saveOrganization(database.db, official(city), words(name), { id, version });
	const both = await Promise.all([change('朝顔の会'), change('あさがお会')]);
	expect(both.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'saved']);
	const stands = (await findOrganization(database.db, city.municipality, id))!;
	expect(both.find(({ kind }) => kind === 'changed')).toEqual({ kind: 'changed', now: stands.words });
	const again = await saveOrganization(database.db, official(city), words('どちらも見た会'), stands);
	expect(again.kind).toBe('saved');
});

test('[C34] names and 別名 are offered as they are written', async () => {
	await anOrganization(database.db, city, '向日葵の会', { aliases: ['ひまわり', '向日葵の会', 'ヒマワリ'] });
	const { organizations } = await knownOrganizations(anApp(database.db), city);
	expect(organizations.find(({ name }) => name === '向日葵の会')?.aliases).toEqual(['ひまわり']);
});

test('[C5] what was made, changed and removed is written down with its name', async () => {
	const id = await anOrganization(database.db, city, '記録の会');
	const its = (await findOrganization(database.db, city.municipality, id))!;
	await saveOrganization(database.db, official(city), words('記録会'), its);
	await removeOrganization(database.db, official(city), id);
	const events = await scope(database.db, city.municipality, (tx) => tx.select().from(auditEvents));
	expect(
		events
			.filter(({ thingId }) => thingId === id)
			.map(({ what, thingName, actorRole }) => [what, thingName, actorRole])
	).toEqual([
		['organization.made', '記録の会', 'municipal_staff'],
		['organization.changed', '記録会', 'municipal_staff'],
		['organization.removed', '記録会', 'municipal_staff']
	]);
});
