import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCouncil, type CouncilChange } from '#lib/server/councils/change-council.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import { councilFields, findCouncil, type FoundCouncil } from '#lib/server/councils/find-council.ts';
import { organizationNames } from '#lib/server/councils/named-organizations.ts';
import { stepPhase } from '#lib/server/councils/step-phase.ts';
import type { AreaId, CouncilId } from '#lib/server/db/ids.ts';
import { areas } from '#lib/server/db/schema/area.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { organizations } from '#lib/server/db/schema/organization.ts';
import { scope } from '#lib/server/db/scope.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { CouncilClosed, prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
import { aCity, aMeeting, anApp, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let city: City;
let other: City;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
	other = await aCity(database.db, '汐見野市');
});
afterAll(() => database.close());

const staff = () => aPerson(city, [{ role: 'municipal_staff', council: null }]);

async function found(council: CouncilId): Promise<FoundCouncil> {
	const row = await findCouncil(database.db, staff(), council);
	if (!row) throw new Error('the council is gone');
	return row;
}

async function anAreaHere(name: string): Promise<AreaId> {
	const id = crypto.randomUUID() as AreaId;
	const { municipality: municipalityId } = city;
	await scope(database.db, municipalityId, (tx) =>
		tx.insert(areas).values({ id, municipalityId, kind: 'community_area', name })
	);
	return id;
}

const makeCouncil = (displayName: string) => {
	const { municipality, coordinator } = city;
	return createCouncil(database.db, {
		municipality,
		displayName,
		tier: null,
		area: null,
		coordinator,
		phase: 'preparing'
	});
};

async function change(
	council: CouncilId,
	changed: Partial<CouncilChange>,
	{ since, kinds = {} }: { since?: FoundCouncil; kinds?: Parameters<typeof changeCouncil>[2]['kinds'] } = {}
) {
	const opened = since ?? (await found(council));
	return changeCouncil(database.db, staff(), {
		council,
		change: { ...opened, ...changed },
		was: councilFields(opened),
		kinds
	});
}

const recorded = async (council: CouncilId) =>
	(
		await scope(database.db, city.municipality, (tx) =>
			tx.select().from(auditEvents).where(eq(auditEvents.thingId, council))
		)
	).map(({ what, details }) => ({ what, details }));

test('[C18] a meeting that was opened before names were kept keeps them when name or 地区 change', async () => {
	const { db } = database;
	const [before, after] = [await anAreaHere('みなと'), await anAreaHere('港')];
	const council = await makeCouncil('みなと 準備会');
	expect(await change(council, { areaId: before })).toEqual({ ok: true });
	const app = anApp(db);
	const [held, moved, ahead] = [
		await aMeeting(app, { ...city, council }),
		await aMeeting(app, { ...city, council }),
		await aMeeting(app, { ...city, council })
	];
	const openedLongAgo = (meeting: typeof held) =>
		scope(db, city.municipality, (tx) =>
			tx.update(meetings).set({ phase: 'open' }).where(eq(meetings.id, meeting.meeting))
		);

	await openedLongAgo(held);
	await change(council, { displayName: 'みなと 支えあい会議' });
	await openedLongAgo(moved);
	await change(council, { areaId: after });
	expect(await findMeeting(app, held)).toMatchObject({ councilName: 'みなと 準備会', areaName: 'みなと' });
	const then = { councilName: 'みなと 支えあい会議', areaName: 'みなと' };
	expect(await findMeeting(app, moved)).toMatchObject(then);
	expect(await findMeeting(app, ahead)).toMatchObject({ ...then, areaName: '港' });
});

test('[C20] a 準備会 is made with its name alone, and prepares a meeting', async () => {
	const council = await makeCouncil('若葉町 準備会');
	expect(await found(council)).toMatchObject({ tier: null, areaId: null, basis: '', phase: 'preparing' });
	expect(await aMeeting(anApp(database.db), { ...city, council })).toMatchObject({
		municipality: city.municipality
	});
});

test('[C21] the second of two editors gets both values, and nothing that was typed is lost', async () => {
	const council = await makeCouncil('みどり台');
	const opened = await found(council);
	expect(await change(council, { displayName: 'みどり台 支えあい会議', basis: '要綱 第3条' })).toEqual({
		ok: true
	});
	const second = await change(
		council,
		{ displayName: 'みどり台 地域会議', cadence: '2か月に 1回' },
		{ since: opened }
	);
	expect(second).toMatchObject({
		ok: false,
		why: 'edited',
		others: { displayName: 'みどり台 支えあい会議', basis: '要綱 第3条' },
		fields: { displayName: 'みどり台 地域会議', cadence: '2か月に 1回', basis: '要綱 第3条' }
	});
	expect(await found(council)).toMatchObject({
		displayName: 'みどり台 支えあい会議',
		cadence: '',
		version: 1
	});
	const both = { displayName: 'みどり台 地域会議', cadence: '2か月に 1回', basis: '要綱 第3条' };
	expect(await change(council, both)).toEqual({ ok: true });
	expect(await found(council)).toMatchObject({ ...both, version: 2 });
});

test('[C21] of two who press at the same moment, one is told', async () => {
	const council = await makeCouncil('同時の会');
	const since = await found(council);
	const answers = await Promise.all(
		['一', '二'].map((displayName) => change(council, { displayName }, { since }))
	);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('[C22] a 準備会 becomes 正式 with its meetings, and each step stands in 操作の記録', async () => {
	const council = await makeCouncil('さくら 準備会');
	const meeting = await aMeeting(anApp(database.db), { ...city, council });
	const today = new Date('2031-05-01T03:00:00Z');
	await stepPhase(database.db, staff(), { council, step: 'begin', on: '2031-05-01' }, today);
	const formal = await found(council);
	expect(formal).toMatchObject({ phase: 'active', activeFrom: '2031-05-01' });
	expect(formal.preparingFrom).not.toBeNull();
	expect(meeting.meeting).toBeTruthy();
	expect(await stepPhase(database.db, staff(), { council, step: 'begin', on: '2031-05-01' }, today)).toBe(
		'not_now'
	);
	expect(await recorded(council)).toEqual([
		{
			what: 'council.phase_changed',
			details: { from: 'preparing', to: 'active', on: '2031-05-01', undone: false }
		}
	]);
});

test('[C23] a council that has ended prepares no new meeting, until that is taken back', async () => {
	const council = await makeCouncil('おわる会');
	const app = anApp(database.db);
	const first = await aMeeting(app, { ...city, council });
	const today = new Date('2031-05-01T03:00:00Z');
	await stepPhase(database.db, staff(), { council, step: 'close', on: '2031-05-01' }, today);
	await expect(aMeeting(app, { ...city, council })).rejects.toThrow(CouncilClosed);
	await stepPhase(database.db, staff(), { council, step: 'undo', on: '2031-05-01' }, today);
	const again = await prepareMeeting(app, {
		municipality: city.municipality,
		council,
		theme: '',
		venue: '集会所',
		startsAt: new Date('2031-06-01T01:00:00Z'),
		template: 'junbikai_60'
	});
	expect(again).toMatchObject({ number: 2 });
	expect(again.meeting).not.toBe(first.meeting);
});

test('[C24] a 団体 is picked by name or 別名, and a new one is made only with its 所属', async () => {
	const council = await makeCouncil('団体の会');
	await scope(database.db, city.municipality, (tx) =>
		tx.insert(organizations).values({
			id: crypto.randomUUID() as never,
			municipalityId: city.municipality,
			affiliation: 'shakyo',
			name: '葉月市 社会福祉協議会',
			aliases: ['社協']
		})
	);
	expect(await change(council, { hosts: ['社協', 'はづき はうす'] })).toEqual({
		ok: false,
		why: 'unknown_names',
		names: ['はづき はうす']
	});
	expect(await organizationNames(database.db, city.municipality)).toEqual(['葉月市 社会福祉協議会']);
	const kinds = { 'はづき はうす': 'npo' } as const;
	const parts = { hosts: ['社協', 'はづき はうす', '葉月市社会福祉協議会'], entrusted: ['ＮＰＯ 風'] };
	expect(await change(council, parts, { kinds: { ...kinds, 'ＮＰＯ 風': 'npo' } })).toEqual({ ok: true });
	const { hosts, entrusted } = await found(council);
	expect(hosts.toSorted()).toEqual(['はづき はうす', '葉月市 社会福祉協議会']);
	expect(entrusted).toEqual(['ＮＰＯ 風']);
});

test('an area or a council of another 市町村 is not reached', async () => {
	const council = await makeCouncil('うちの会');
	const foreign = crypto.randomUUID();
	await scope(database.db, other.municipality, (tx) =>
		tx.insert(areas).values({
			id: foreign as never,
			municipalityId: other.municipality,
			kind: 'community_area',
			name: 'よその 地区'
		})
	);
	expect(await change(council, { areaId: foreign })).toEqual({ ok: false, why: 'unknown_area' });
	expect(await findCouncil(database.db, staff(), other.council)).toBeNull();
	await expect(
		stepPhase(database.db, staff(), { council: other.council, step: 'close', on: '2026-01-01' })
	).rejects.toThrow();
});
