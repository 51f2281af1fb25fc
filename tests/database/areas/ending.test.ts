import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { endAreas, moveCouncil, resumeArea } from '#lib/server/areas/end-areas.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { listMeetings } from '#lib/server/meetings/list-meetings.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { minutesText } from '#lib/server/minutes/find-minutes.ts';
import type { AreaId } from '#lib/server/db/ids.ts';
import { councils } from '#lib/server/db/schema/council.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { changeMeeting } from '../../../server/board/rows/postgres-meeting.ts';
import { aMeeting, anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aNewCity, anArea, audited, change, theArea } from './setup.ts';

let database: TestDatabase;
let her: Person;
beforeAll(async () => {
	database = await aDatabase();
	her = await aNewCity(database.db);
});
afterAll(() => database.close());

async function aCouncilIn(area: AreaId | null, displayName = '葉月台 支えあい会議') {
	const { municipality, id: coordinator } = her;
	const council = await createCouncil(database.db, {
		municipality,
		displayName,
		tier: '2',
		area,
		coordinator
	});
	return { municipality, council, coordinator };
}

const end = (areas: readonly AreaId[], successors: readonly string[] = [], lastDay = '2026-09-30') =>
	endAreas(database.db, her, { areas, lastDay, successors });

test('[C14] a split ends one area and begins two, which name it and stand where it stood', async () => {
	const { db } = database;
	const layer = await anArea(db, her, '北部', { kind: 'daily_living_area' });
	const old = await anArea(db, her, '葉月台', { parents: [layer] });
	const answer = await end([old], ['葉月台 東', '葉月台 西']);
	if (typeof answer === 'string') throw new Error(answer);
	const ended = await theArea(db, her, old);
	expect(ended.area.validTo).toBe('2026-09-30');
	expect(ended.successors.map(({ name }) => name).toSorted()).toEqual(['葉月台 東', '葉月台 西'].toSorted());
	for (const id of answer.begun) {
		const { area, predecessors } = await theArea(db, her, id);
		expect(area).toMatchObject({
			kind: 'community_area',
			validFrom: '2026-10-01',
			validTo: null,
			parents: [layer]
		});
		expect(predecessors.map((each) => each.id)).toEqual([old]);
	}
	expect(await end([old])).toBe('ended_before');
	expect(await audited(db, her)).toEqual(
		expect.arrayContaining(['area.ended 葉月台', 'area.made 葉月台 東'])
	);
});

test('[C14] areas that are joined end together, on a day when all of them were there', async () => {
	const { db } = database;
	const [east, west] = [
		await anArea(db, her, '東'),
		await anArea(db, her, '西', { validFrom: '2026-10-01' })
	];
	expect(await end([east, west], ['東西'])).toBe('not_begun');
	expect((await theArea(db, her, east)).area.validTo).toBeNull();
	const answer = await end([east, west], ['東西'], '2027-03-31');
	if (typeof answer === 'string') throw new Error(answer);
	const { predecessors } = await theArea(db, her, answer.begun[0]!);
	expect(predecessors.map(({ name }) => name).toSorted()).toEqual(['東', '西'].toSorted());
	expect(await resumeArea(db, her, east)).toBe('resumed');
	expect((await theArea(db, her, east)).area.validTo).toBeNull();
});

test('[C14] an area that ends within a 年度 closes no meeting; its councils move only to what began after it', async () => {
	const { db } = database;
	const app = anApp(db);
	const old = await anArea(db, her, '川辺');
	const city = await aCouncilIn(old, '川辺 支えあい会議');
	await aMeeting(app, city);
	const answer = await end([old], ['川辺 南']);
	if (typeof answer === 'string') throw new Error(answer);
	const [to] = answer.begun;
	const found = await theArea(db, her, old);
	expect(found.openMeetings).toMatchObject([{ councilName: '川辺 支えあい会議', number: 1 }]);
	expect(await listMeetings(db, her, { limit: 99 })).toEqual(
		expect.arrayContaining([expect.objectContaining({ council: city.council, phase: 'draft' })])
	);

	const elsewhere = await anArea(db, her, 'べつ');
	const { council } = city;
	expect(await moveCouncil(db, her, { from: old, council, to: elsewhere })).toBe('no_successor');
	expect(await moveCouncil(db, her, { from: old, council, to: to! })).toBe('moved');
	expect(await moveCouncil(db, her, { from: old, council, to: to! })).toBe('gone');
	expect((await theArea(db, her, to!)).councils).toMatchObject([{ id: council }]);
	const foreign = await aNewCity(db, 'となり市');
	expect(await endAreas(db, foreign, { areas: [to!], lastDay: '2027-03-31', successors: [] })).toBe('gone');
	expect(await moveCouncil(db, foreign, { from: old, council, to: to! })).toBe('no_successor');
});

test('[C18] a meeting keeps the names that council and area had when its door was first opened', async () => {
	const { db } = database;
	const app = anApp(db);
	const area = await anArea(db, her, 'みなと');
	const city = await aCouncilIn(area, 'みなと 準備会');
	const held = await aMeeting(app, city);
	const ahead = await aMeeting(app, city);
	const rename = (displayName: string) =>
		scope(db, her.municipality, (tx) =>
			tx.update(councils).set({ displayName }).where(eq(councils.id, city.council))
		);
	const open = () =>
		scope(db, her.municipality, (tx) => Promise.all(changeMeeting(tx, held, { phase: 'open', door: true })));

	await rename('みなと 会議');
	expect(await findMeeting(app, held)).toMatchObject({ councilName: 'みなと 会議', areaName: 'みなと' });
	await open();
	await rename('みなと 支えあい会議');
	await change(db, her, area, { name: '港' });
	await open(); // A door that was shut for a while opens again.
	const then = { councilName: 'みなと 会議', areaName: 'みなと' };
	const now = { councilName: 'みなと 支えあい会議', areaName: '港' };
	expect(await findMeeting(app, held)).toMatchObject(then);
	expect(await findMeeting(app, ahead)).toMatchObject(now);
	const listed = await listMeetings(db, her, { council: city.council, limit: 9 });
	expect(listed.map(({ councilName }) => councilName).toSorted()).toEqual(
		[then.councilName, now.councilName].toSorted()
	);
	await beginMinutes(app, held);
	const text = JSON.stringify(await minutesText(app, held));
	expect(text).toContain('みなと 会議');
	expect(text).not.toContain('みなと 支えあい会議');
});

test('[C18] a meeting that was opened before names were kept gets them when its area is renamed', async () => {
	const { db } = database;
	const app = anApp(db);
	const area = await anArea(db, her, '駅前');
	const city = await aCouncilIn(area, '駅前 会議');
	const [held, ahead] = [await aMeeting(app, city), await aMeeting(app, city)];
	await scope(db, her.municipality, (tx) =>
		tx
			.update(meetings)
			.set({ phase: 'closed', councilName: null, areaName: sql`null` })
			.where(eq(meetings.id, held.meeting))
	);
	await change(db, her, area, { name: '駅東' });
	expect(await findMeeting(app, held)).toMatchObject({ areaName: '駅前' });
	expect(await findMeeting(app, ahead)).toMatchObject({ areaName: '駅東' });
});
