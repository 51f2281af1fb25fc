import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listPlaces } from '#lib/server/places/list-places.ts';
import { changePlace } from '#lib/server/places/change-place.ts';
import { findPlace } from '#lib/server/places/find-place.ts';
import { makePlace } from '#lib/server/places/make-place.ts';
import { offeredPlaces, officesToCall } from '#lib/server/places/offered-places.ts';
import type { PlaceFacts } from '#lib/server/places/place-rows.ts';
import { removePlace } from '#lib/server/places/remove-place.ts';
import type { AreaId, HandoffPlaceId, OrganizationId } from '#lib/server/db/ids.ts';
import { areaParents, areas } from '#lib/server/db/schema/area.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { councils } from '#lib/server/db/schema/council.ts';
import { organizations } from '#lib/server/db/schema/organization.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, aMeeting, anApp, aPerson, type City } from '../../support/city.ts';
import { kindOfPlace } from '../../../server/board/rows/postgres-meeting.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let city: City;
let other: City;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	city = await aCity(database.db);
	other = await aCity(database.db, '師走市');
});

const manager = (of = city) => aPerson(of, [{ role: 'municipal_staff', council: null }]);

const office = (more: Partial<PlaceFacts> = {}): PlaceFacts => ({
	destination: 'community_support_center',
	name: '葉月台 地域包括支援センター',
	aliases: ['熟年相談室'],
	fields: ['elderly'],
	hours: '月〜金 8:30〜17:15',
	phone: '0123-45-6789',
	areas: [],
	organization: null,
	...more
});

async function made(more: Partial<PlaceFacts> = {}, of = city): Promise<HandoffPlaceId> {
	const answer = await makePlace(database.db, manager(of), office(more));
	if (typeof answer === 'string') throw new Error(answer);
	return answer.id;
}

const anArea = (name: string, parent: AreaId | null = null, of = city) =>
	scope(database.db, of.municipality, async (tx) => {
		const id = crypto.randomUUID() as AreaId;
		const { municipality: municipalityId } = of;
		await tx.insert(areas).values({ id, municipalityId, kind: 'junior_high_district', name });
		if (parent) await tx.insert(areaParents).values({ areaId: id, parentId: parent, municipalityId });
		return id;
	});

const events = () =>
	scope(database.db, city.municipality, (tx) =>
		tx.select({ what: auditEvents.what, thing: auditEvents.thingName }).from(auditEvents)
	);

const versionNow = async (id: HandoffPlaceId) =>
	(await findPlace(database.db, city.municipality, id))?.version ?? '';

test('[C60] an entry is made, changed and taken away, and each act is recorded with it', async () => {
	const id = await made();
	const place = office({ name: '葉月台 相談センター', phone: '0123-45-0001' });
	expect(await changePlace(database.db, manager(), { id, place, since: await versionNow(id) })).toBe('done');
	expect(await listPlaces(database.db, city.municipality)).toMatchObject([
		{ id, name: '葉月台 相談センター', phone: '0123-45-0001', aliases: ['熟年相談室'], areas: [] }
	]);
	expect(await removePlace(database.db, manager(), id)).toBe('done');
	expect(await listPlaces(database.db, city.municipality)).toEqual([]);
	expect(await removePlace(database.db, manager(), id)).toBe('place_gone');
	expect((await events()).map(({ what, thing }) => `${what} ${thing}`).toSorted()).toEqual([
		'place.changed 葉月台 相談センター',
		'place.made 葉月台 地域包括支援センター',
		'place.removed 葉月台 相談センター'
	]);
});

test('[C67] the second of two people is told, and what the first recorded stays', async () => {
	const id = await made();
	const since = await versionNow(id);
	const first = { id, place: office({ phone: '0123-45-1111' }), since };
	const second = { id, place: office({ hours: '土曜も' }), since };
	expect(await changePlace(database.db, manager(), first)).toBe('done');
	expect(await changePlace(database.db, manager(), second)).toBe('changed_meanwhile');
	expect(await listPlaces(database.db, city.municipality)).toMatchObject([
		{ phone: '0123-45-1111', hours: '月〜金 8:30〜17:15' }
	]);
	const again = { ...second, since: await versionNow(id) };
	expect(await changePlace(database.db, manager(), again)).toBe('done');
	expect(await changePlace(database.db, manager(), { ...again, since })).toBe('done'); // sent twice
});

test('[C67] areas and fields count too when two people change an entry', async () => {
	const area = await anArea('川辺');
	const id = await made();
	const since = await versionNow(id);
	expect(await changePlace(database.db, manager(), { id, place: office({ areas: [area] }), since })).toBe(
		'done'
	);
	expect(await changePlace(database.db, manager(), { id, place: office({ fields: [] }), since })).toBe(
		'changed_meanwhile'
	);
});

test('[C60] an entry, an area or a 団体 of another 市町村 is as good as none', async () => {
	const theirs = await made({}, other);
	const area = await anArea('師走台', null, other);
	const organization = crypto.randomUUID() as OrganizationId;
	const { municipality: municipalityId } = other;
	await scope(database.db, municipalityId, (tx) =>
		tx.insert(organizations).values({ id: organization, municipalityId, affiliation: 'shakyo', name: '社協' })
	);
	expect(await findPlace(database.db, city.municipality, theirs)).toBeNull();
	const wanted = { id: theirs, place: office({ name: 'とりかえた' }), since: '' };
	expect(await changePlace(database.db, manager(), wanted)).toBe('place_gone');
	expect(await removePlace(database.db, manager(), theirs)).toBe('place_gone');
	expect(await makePlace(database.db, manager(), office({ areas: [area] }))).toBe('area_gone');
	expect(await makePlace(database.db, manager(), office({ organization }))).toBe('organization_gone');
	expect(await listPlaces(database.db, city.municipality)).toEqual([]);
	expect(await listPlaces(database.db, municipalityId)).toMatchObject([
		{ name: '葉月台 地域包括支援センター' }
	]);
});

test('[C61] a 中学校区 that two centres share has both, and a centre of two areas is offered in both', async () => {
	const app = anApp(database.db);
	const address = await aMeeting(app, city);
	const around = await anArea('日常生活圏域');
	const shared = await anArea('葉月台 中学校区', around);
	const inside = await anArea('葉月台 小学校区', shared);
	const beside = await anArea('川辺 中学校区');
	await made({ name: '1 らんらん', areas: [shared, beside] });
	await made({ name: '2 ほほえみ', areas: [shared], phone: '' });
	await made({ name: '3 圏域の センター', areas: [around] });
	await made({ name: '4 小学校区の 相談室', areas: [inside] });
	await made({ name: '5 川辺の センター', areas: [beside] });
	await made({ name: '6 市役所の 窓口' });

	const near = async (area: AreaId | null) => {
		await scope(database.db, city.municipality, (tx) =>
			tx.update(councils).set({ areaId: area }).where(eq(councils.id, city.council))
		);
		const offered = await offeredPlaces(app, address);
		expect(offered).toHaveLength(6);
		return offered.filter(({ isNear }) => isNear).map(({ name }) => Number(name[0]));
	};
	expect(await near(null)).toEqual([1, 2, 3, 4, 5, 6]);
	expect(await near(beside)).toEqual([1, 5, 6]);
	expect(await near(shared)).toEqual([1, 2, 3, 4, 6]);
	expect((await officesToCall(app, address)).map(({ name }) => Number(name[0]))).toEqual([1, 3, 4, 6]);
	expect(Object.keys((await officesToCall(app, address))[0] ?? {})).toEqual(['name', 'hours', 'phone']);
});

test('[C62] a hand-off finds the kind of an own entry, and none of another 市町村', async () => {
	const [own, theirs] = [await made({ destination: 'shakyo' }), await made({}, other)];
	const kindOf = (place: string) => scope(database.db, city.municipality, (tx) => kindOfPlace(tx, place));
	expect(await kindOf(own)).toBe('shakyo');
	expect(await kindOf(theirs)).toBeNull();
	expect(await kindOf('no-uuid-at-all')).toBeNull();
});
