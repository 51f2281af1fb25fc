import { afterAll, beforeAll, expect, test } from 'vitest';
import { areasWithCouncils } from '#lib/server/areas/areas-with-councils.ts';
import { changeArea, makeArea, versionOf } from '#lib/server/areas/change-area.ts';
import { noteFact, takeFactAway } from '#lib/server/areas/area-facts.ts';
import { removeArea } from '#lib/server/areas/remove-area.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import type { AreaId } from '#lib/server/db/ids.ts';
import { factVersion } from '#lib/city/area-fact.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aNewCity, anArea, audited, change, plain, theArea } from './setup.ts';

let database: TestDatabase;
let her: Person;
beforeAll(async () => {
	database = await aDatabase();
	her = await aNewCity(database.db);
});
afterAll(() => database.close());

test('[C11] an area may stand in several layers, but never in itself, its child or its grandchild', async () => {
	const { db } = database;
	const layer = await anArea(db, her, '北部', { kind: 'daily_living_area' });
	const school = await anArea(db, her, '北中学校区', { kind: 'junior_high_district' });
	const both = await anArea(db, her, '葉月台', { parents: [layer, school] });
	const inner = await anArea(db, her, '葉月台 一丁目', { kind: 'neighborhood', parents: [both] });
	expect((await theArea(db, her, both)).area.parents.toSorted()).toEqual([layer, school].toSorted());

	for (const parent of [layer, both, inner])
		expect(await change(db, her, layer, { parents: [parent] })).toBe('circle');
	expect((await theArea(db, her, layer)).area.parents).toEqual([]);
	expect(await change(db, her, inner, { parents: [layer, both] })).toBe('changed');
});

test('[C11] two people who put two areas into each other at the same time make no circle', async () => {
	const { db } = database;
	const east = await anArea(db, her, '東');
	const west = await anArea(db, her, '西');
	const answers = await Promise.all([
		change(db, her, east, { parents: [west] }),
		change(db, her, west, { parents: [east] })
	]);
	expect(answers.toSorted()).toEqual(['changed', 'circle']);
});

test('[C12] the second of two people is told what the first made of it, and overwrites nothing unknowingly', async () => {
	const { db } = database;
	const id = await anArea(db, her, '川辺', { number: 3 });
	const { area } = await theArea(db, her, id);
	const before = versionOf(area);
	expect(await changeArea(db, her, { id, words: { ...area, number: 4 }, before })).toBe('changed');
	const second = await changeArea(db, her, { id, words: { ...area, name: '川べり' }, before });
	expect(second).toMatchObject({ now: { name: '川辺', number: 4 } });
	expect((await theArea(db, her, id)).area).toMatchObject({ name: '川辺', number: 4 });
	expect(await changeArea(db, her, { id, words: { ...area, number: 4 }, before })).toBe('changed');
	expect(await audited(db, her)).toContain('area.changed 川辺');
});

test('[C13] only an area that holds nothing is removed, also while something is being put into it', async () => {
	const { db } = database;
	const { municipality, id: coordinator } = her;
	const id = await anArea(db, her, '坂の上');
	const council = {
		municipality,
		displayName: '坂の上 支えあい会議',
		tier: '2',
		area: id,
		coordinator
	} as const;
	await createCouncil(db, council);
	expect(await removeArea(db, her, id)).toBe('held');
	expect((await theArea(db, her, id)).holders).toMatchObject({ councils: 1, roles: 0, children: 0 });
	const listed = await areasWithCouncils(db, municipality);
	expect(listed.find((each) => each.id === id)?.councils).toMatchObject([
		{ displayName: '坂の上 支えあい会議' }
	]);

	const outer = await anArea(db, her, '外');
	const inside = await anArea(db, her, '中', { parents: [outer] });
	expect(await removeArea(db, her, outer)).toBe('held');
	expect(await removeArea(db, her, inside)).toBe('removed');
	expect(await removeArea(db, her, outer)).toBe('removed');
	expect(await removeArea(db, her, outer)).toBe('gone');
});

test('[C15] a figure stands with its day, the newest first, and is corrected or taken away', async () => {
	const { db } = database;
	const area = await anArea(db, her, 'みなと', { kind: 'welfare_service_area' });
	const old = { on: '2025-04-01', population: 4120, agingPermille: 352, disasterGroup: null };
	const recent = { on: '2026-04-01', population: null, agingPermille: 361, disasterGroup: true };
	for (const fact of [old, recent])
		expect(await noteFact(db, her, { area, fact, corrects: null })).toBe('noted');
	expect((await theArea(db, her, area)).facts).toEqual([recent, old]);

	expect(await noteFact(db, her, { area, fact: { ...old, population: 9 }, corrects: null })).toBe(
		'day_taken'
	);
	const corrects = { on: old.on, before: factVersion(old) };
	const right = { ...old, population: 4210 };
	expect(await noteFact(db, her, { area, fact: right, corrects })).toBe('noted');
	expect(await noteFact(db, her, { area, fact: { ...old, population: 9 }, corrects })).toEqual({
		now: right
	});
	expect(
		await noteFact(db, her, {
			area,
			fact: { ...right, on: recent.on },
			corrects: { ...corrects, before: factVersion(right) }
		})
	).toBe('day_taken');
	expect(await takeFactAway(db, her, { area, on: recent.on })).toBe('taken_away');
	expect((await theArea(db, her, area)).facts).toEqual([right]);
});

test('an area of another 市町村 is no parent, cannot be changed, ended or removed, and has no figures to give', async () => {
	const { db } = database;
	const other = await aNewCity(db, 'となり市');
	const foreign = await anArea(db, other, 'となりの 地区');
	expect(await makeArea(db, her, plain('うち', { parents: [foreign] }))).toBe('no_such_parent');
	const own = await anArea(db, her, 'うちの 地区');
	expect(await change(db, her, own, { parents: [foreign] })).toBe('no_such_parent');
	expect(await changeArea(db, her, { id: foreign, words: plain('とった'), before: '' })).toBe('gone');
	expect(await removeArea(db, her, foreign)).toBe('gone');
	const fact = { on: '2026-04-01', population: 1, agingPermille: null, disasterGroup: null };
	expect(await noteFact(db, her, { area: foreign, fact, corrects: null })).toBe('gone');
	expect(await takeFactAway(db, her, { area: foreign, on: '2026-04-01' })).toBe('gone');
	expect(await makeArea(db, her, plain('うち', { parents: ['0'.repeat(8) as AreaId] }))).toBe(
		'no_such_parent'
	);
	expect((await theArea(db, other, foreign)).area.name).toBe('となりの 地区');
});
