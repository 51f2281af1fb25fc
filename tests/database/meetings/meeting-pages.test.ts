import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MeetingId } from '#lib/board/model.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import type { CouncilId } from '#lib/server/db/ids.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import type { MeetingLine } from '#lib/server/meetings/list-meetings.ts';
import { meetingPage, readPlace, type MeetingPage } from '#lib/server/meetings/meeting-pages.ts';
import { fiscalYearOf } from '#lib/words/fiscal-year.ts';
import { fiscalYears } from '#lib/server/meetings/fiscal-years.ts';
import { meetingsAddress } from '../../../src/routes/meetings/meetings-address.ts';
import { aCity, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

const dayMs = 86_400_000;
const begin = Date.UTC(2020, 3, 1, 1);

let database: TestDatabase;
let city: City;
let person: Person;
/** On the same days, at the same hours, under the same numbers. */
let councils: readonly CouncilId[];

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	city = await aCity(database.db);
	const { municipality, coordinator } = city;
	const another = {
		municipality,
		coordinator,
		displayName: '本町 支えあい会議',
		tier: '2',
		area: null
	} as const;
	councils = [city.council, await createCouncil(database.db, another)];
	person = aPerson(city, [{ role: 'coordinator', council: city.council }]);
	for (const council of councils) await hold(council, 1, 225);
});

/** Three meetings of the council are on each day. */
function hold(council: CouncilId, from: number, to: number, startsAt?: Date): Promise<MeetingId[]> {
	const rows = Array.from({ length: to - from + 1 }, (_, i) => {
		const id = crypto.randomUUID() as MeetingId;
		return {
			id,
			municipalityId: city.municipality,
			councilId: council,
			number: from + i,
			theme: '',
			venue: '葉月台 集会所',
			startsAt: startsAt ?? new Date(begin + Math.floor((from + i) / 3) * dayMs),
			agenda: [],
			phase: 'closed' as const,
			joinTokenHash: `token ${id}`,
			joinCodeHash: `code ${id}`,
			screenTokenHash: `screen ${id}`
		};
	});
	return scope(database.db, city.municipality, async (tx) => {
		await tx.insert(meetings).values(rows);
		return rows.map(({ id }) => id);
	});
}

async function walk(
	council: CouncilId | null,
	between: () => Promise<unknown> = () => Promise.resolve()
): Promise<MeetingLine[][]> {
	const pages: MeetingLine[][] = [];
	for (let address: string | null = meetingsAddress({ council, before: null, year: null }); address;) {
		const asked = new URL(address, 'https://yoriai.example.jp').searchParams;
		expect(asked.get('council')).toBe(council);
		const behind = readPlace(asked.get('before'));
		const wanted = { council: council ?? undefined, behind };
		const page: MeetingPage = await meetingPage(database.db, person, wanted);
		pages.push([...page.meetings]);
		address = page.last && meetingsAddress({ council, before: page.last, year: null });
		await between();
	}
	return pages;
}

const allIds = async () => {
	const rows = await scope(database.db, city.municipality, (tx) =>
		tx.select({ id: meetings.id }).from(meetings)
	);
	return rows.map(({ id }) => id).toSorted();
};

test('a 年度 shows its own meetings alone, from April 1 in Japan', async () => {
	const years = await fiscalYears(database.db, person);
	const all = await Promise.all(
		years.map(
			async (year) => (await meetingPage(database.db, person, { behind: null, year, size: 1_000 })).meetings
		)
	);
	for (const [i, meetings] of all.entries())
		for (const { startsAt } of meetings) expect(fiscalYearOf(startsAt)).toBe(years[i]);
	expect(
		all
			.flat()
			.map(({ id }) => id)
			.toSorted()
	).toEqual(await allIds());
	expect(years[0]).toBeGreaterThanOrEqual(fiscalYearOf(new Date()));
});

test('450 meetings are found on five pages, each once, and the newest first', async () => {
	const pages = await walk(null);
	expect(pages.map(({ length }) => length)).toEqual([100, 100, 100, 100, 50]);
	const lines = pages.flat();
	expect(lines.map(({ id }) => id).toSorted()).toEqual(await allIds());
	const moments = lines.map(({ startsAt }) => startsAt.getTime());
	expect(moments).toEqual(moments.toSorted((a, b) => b - a));
	expect(lines.filter(({ facilitates }) => facilitates)).toHaveLength(225);
});

test('the pages of one council hold its meetings only', async () => {
	const pages = await walk(councils[1]!);
	expect(pages.map(({ length }) => length)).toEqual([100, 100, 25]);
	const lines = pages.flat();
	expect(new Set(lines.map(({ id }) => id)).size).toBe(225);
	expect(lines.every(({ council }) => council === councils[1])).toBe(true);
});

test('a meeting that is prepared while somebody turns pages neither hides another nor shows one twice', async () => {
	const before = await allIds();
	let number = 225;
	const pages = await walk(null, async () => {
		number += 1;
		await hold(councils[0]!, number, number, new Date(Date.UTC(2030, 0, number)));
		await hold(councils[1]!, number, number, new Date(begin - number * dayMs));
	});
	const found = pages.flat().map(({ id }) => id);
	expect(new Set(found).size).toBe(found.length);
	expect(before.filter((id) => !found.includes(id))).toEqual([]);
});

test('what is open comes first, however old it is, and is not shown again at its day', async () => {
	const [old] = await hold(councils[0]!, 300, 300, new Date(begin - dayMs));
	const opened = (await allIds()).filter((id, i) => id !== old && i % 3 === 0).slice(0, 119);
	await scope(database.db, city.municipality, async (tx) => {
		for (const id of [old!, ...opened])
			await tx.update(meetings).set({ phase: 'open' }).where(eq(meetings.id, id));
	});
	const lines = (await walk(null)).flat();
	const open = lines.map(({ phase }) => phase === 'open');
	expect(open.lastIndexOf(true)).toBe(119); // even on more than a page
	expect(lines[119]?.id).toBe(old);
	expect(lines.map(({ id }) => id).toSorted()).toEqual(await allIds());
});

test('an address that names no place shows the first page', async () => {
	const id = crypto.randomUUID();
	const none = [
		null,
		'',
		'x',
		'2',
		`0.1.1.${id}.1`,
		`2.1.1.${id}`,
		`0.-1.1.${id}`,
		`0.1.1e3.${id}`,
		'0.1.1.x'
	];
	const large = [`0.${'9'.repeat(14)}.1.${id}`, `0.1.${'9'.repeat(10)}.${id}`];
	for (const text of [...none, ...large]) expect(readPlace(text), String(text)).toBeNull();
	const latest = readPlace(`0.${'9'.repeat(13)}.${'9'.repeat(9)}.${id}`);
	const first = await meetingPage(database.db, person, { behind: null });
	expect(await meetingPage(database.db, person, { behind: latest })).toEqual(first);
});
