import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Affiliation } from '#lib/board/attendance.ts';
import type { MeetingId } from '#lib/board/model.ts';
import type { CommissionId, CouncilMemberId, HandoffPlaceId } from '#lib/server/db/ids.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import { commissions } from '#lib/server/db/schema/commission.ts';
import { councilMembers } from '#lib/server/db/schema/council-member.ts';
import { handoffPlaces } from '#lib/server/db/schema/handoff-place.ts';
import { councilOrganizations } from '#lib/server/db/schema/organization.ts';
import { scope } from '#lib/server/db/scope.ts';
import { findOrganization } from '#lib/server/organizations/find-organization.ts';
import { joinOrganizations, previewJoin } from '#lib/server/organizations/join-organizations.ts';
import { meetingOutcome } from '#lib/server/meetings/meeting-outcome.ts';
import { aCity, aMeeting, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { commandId } from '../../support/meeting.ts';
import { PostgresMeeting } from '../../support/postgres-meeting.ts';
import { anOrganization, official } from './a-city.ts';

let database: TestDatabase;
let city: City;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
});
afterAll(() => database.close());

type Counted = readonly [Affiliation, string, number, number, boolean?];

async function aMeetingWith(...lines: Counted[]): Promise<MeetingId> {
	const { meeting } = await aMeeting(anApp(database.db), city);
	await scope(database.db, city.municipality, (tx) =>
		tx.insert(attendances).values(
			lines.map(([affiliation, organization, people, withoutPhone, representedElsewhere = false]) => ({
				meetingId: meeting,
				municipalityId: city.municipality,
				affiliation,
				organization,
				people,
				withoutPhone,
				representedElsewhere
			}))
		)
	);
	return meeting;
}

const counted = async (meeting: MeetingId): Promise<Counted[]> => {
	const rows = await scope(database.db, city.municipality, (tx) =>
		tx.select().from(attendances).where(eq(attendances.meetingId, meeting))
	);
	return rows
		.map((row): Counted => [
			row.affiliation,
			row.organization,
			row.people,
			row.withoutPhone,
			row.representedElsewhere
		])
		.toSorted();
};

test('[C33] past 出席 takes the kept name, numbers of one meeting are added up, and nobody is lost', async () => {
	const kept = await anOrganization(database.db, city, '葉月サロン', { aliases: ['はづきの会'] });
	const joined = await anOrganization(database.db, city, '葉月台ｻﾛﾝ', {
		affiliation: 'volunteer_group',
		aliases: ['朝の 集い']
	});
	await anOrganization(database.db, city, '葉月サロン', { affiliation: 'npo' });
	const both = await aMeetingWith(
		['mutual_aid_group', '葉月サロン', 3, 1],
		['volunteer_group', '葉月台サロン', 4, 4],
		['volunteer_group', 'あさの 集い', 1, 0],
		['volunteer_group', '朝の集い', 2, 0],
		['mutual_aid_group', '', 5, 0],
		['npo', '葉月サロン', 7, 0],
		['other', '葉月台サロン', 1, 1]
	);
	const elsewhere = await aMeetingWith(['volunteer_group', '葉月台サロン', 0, 0, true]);
	const before = await meetingOutcome(
		{ db: database.db },
		{ meeting: both, municipality: city.municipality }
	);
	const pair = { kept, joined };
	expect(await previewJoin(database.db, official(city), pair)).toMatchObject({
		name: '葉月台ｻﾛﾝ',
		aliases: ['葉月台ｻﾛﾝ', '朝の 集い'],
		lines: 4,
		meetings: 2
	});
	expect(await joinOrganizations(database.db, official(city), pair)).toBe('joined');
	expect(await counted(both)).toEqual([
		['mutual_aid_group', '', 5, 0, false],
		['mutual_aid_group', '葉月サロン', 9, 5, false],
		['npo', '葉月サロン', 7, 0, false],
		['other', '葉月サロン', 1, 1, false],
		['volunteer_group', 'あさの 集い', 1, 0, false]
	]);
	expect(await counted(elsewhere)).toEqual([['mutual_aid_group', '葉月サロン', 0, 0, true]]);
	const after = await meetingOutcome({ db: database.db }, { meeting: both, municipality: city.municipality });
	expect(after).toEqual(before);
	expect((await findOrganization(database.db, city.municipality, kept))?.words.aliases).toEqual([
		'はづきの会',
		'葉月台ｻﾛﾝ',
		'朝の 集い'
	]);
	expect(await joinOrganizations(database.db, official(city), pair)).toBe('gone');
	expect(await joinOrganizations(database.db, official(city), { kept, joined: kept })).toBe('gone');
});

test('[C33] councils, seats, 相談先, 委嘱, 地区 and links follow, also where the kept one has them already', async () => {
	const office = await anOrganization(database.db, city, '市の課');
	const kept = await anOrganization(database.db, city, '社協', { contact: '', entrustedBy: [office] });
	const member = await anOrganization(database.db, city, '地区社協', { belongsTo: [kept] });
	const joined = await anOrganization(database.db, city, '社会福祉協議会', {
		contact: '0000-00-0000',
		entrustedBy: [office],
		belongsTo: [kept]
	});
	const under = await anOrganization(database.db, city, '校区の会', { belongsTo: [joined] });
	const { municipality: municipalityId, council: councilId } = city;
	await scope(database.db, municipalityId, async (tx) => {
		for (const [organizationId, part] of [
			[kept, 'hosts'],
			[joined, 'hosts'],
			[joined, 'entrusted']
		] as const)
			await tx.insert(councilOrganizations).values({ councilId, organizationId, part, municipalityId });
		await tx.insert(councilMembers).values({
			id: crypto.randomUUID() as CouncilMemberId,
			councilId,
			municipalityId,
			name: '会長',
			organizationId: joined
		});
		await tx.insert(handoffPlaces).values({
			id: crypto.randomUUID() as HandoffPlaceId,
			municipalityId,
			destination: 'shakyo',
			name: '相談室',
			organizationId: joined
		});
		await tx.insert(commissions).values({
			id: crypto.randomUUID() as CommissionId,
			municipalityId,
			name: '推進員',
			organizationId: joined
		});
	});
	expect(await joinOrganizations(database.db, official(city), { kept, joined })).toBe('joined');
	const its = (await findOrganization(database.db, municipalityId, kept))!;
	expect(its.words).toMatchObject({ contact: '0000-00-0000', entrustedBy: [office], belongsTo: [] });
	expect(its.uses).toMatchObject({
		councils: [{ part: 'hosts' }, { part: 'entrusted' }],
		seats: [{ count: 1 }],
		places: [{ name: '相談室' }],
		commissions: ['推進員']
	});
	expect(new Set(its.uses.linked.map(({ id }) => id))).toEqual(new Set([member, under]));
	expect(await findOrganization(database.db, municipalityId, joined)).toBeNull();
});

test('[C33] 団体 of another 市町村 are joined with nothing', async () => {
	const other = await aCity(database.db, '霜月市');
	const foreign = await anOrganization(database.db, other, 'よその会');
	const own = await anOrganization(database.db, city, 'うちの会');
	for (const pair of [
		{ kept: own, joined: foreign },
		{ kept: foreign, joined: own }
	]) {
		expect(await previewJoin(database.db, official(city), pair)).toBeNull();
		expect(await joinOrganizations(database.db, official(city), pair)).toBe('gone');
	}
});

test('[C33] two become one while a board counts both: every press is counted once, before or after', async () => {
	const meeting = await PostgresMeeting.begin(database.db);
	const { municipality } = meeting.city;
	const kept = await anOrganization(database.db, meeting.city, '夕涼み会');
	const joined = await anOrganization(database.db, meeting.city, 'ゆうすずみ会');
	// Two rooms are two processes, each with a copy of its own.
	const rooms = [meeting.room(), meeting.room()];
	const press = (room: number, organization: string) =>
		rooms[room]!.run(
			{
				id: commandId(),
				type: 'attendance.add',
				affiliation: 'mutual_aid_group',
				organization,
				people: 1,
				withoutPhone: 1
			},
			meeting.coordinator
		);
	await press(0, '夕涼み会');
	await press(1, 'ゆうすずみ会');
	const presses = Array.from({ length: 30 }, async (_, i) => {
		const answer = await press(i % 2, i % 3 === 0 ? '夕涼み会' : 'ゆうすずみ会');
		expect(answer).toMatchObject({ ok: true });
	});
	const joining = joinOrganizations(database.db, official(meeting.city), { kept, joined });
	await Promise.all([...presses, joining]);
	expect(await joining).toBe('joined');
	await press(0, '夕涼み会'); // this room hears of what the other wrote
	const rows = await scope(database.db, municipality, (tx) => tx.select().from(attendances));
	const sum = (which: 'people' | 'withoutPhone') => rows.reduce((all, row) => all + row[which], 0);
	expect([sum('people'), sum('withoutPhone')]).toEqual([33, 33]);
	const client = await meeting.screen(rooms[0]!);
	expect(client.board.tallies).toMatchObject({ people: 33, withoutPhone: 33 });
});
