import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActionId } from '#lib/board/model.ts';
import type { App } from '#lib/server/app.ts';
import { searchActions, type ActionSearch } from '#lib/server/actions/search-actions.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { anApp, aPerson } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aFullCity, type FullCity } from '../../support/full-city.ts';

let database: TestDatabase;
let app: App;
let city: FullCity;
let coordinator: Person;

beforeAll(async () => {
	database = await aDatabase();
	app = anApp(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
	city = await aFullCity(app, '霜月市');
	coordinator = aPerson(city, [{ role: 'coordinator', council: city.council }]);
});

const all: ActionSearch = { statuses: ['not_started', 'done'], only: [], words: '' };
const found = (asked: Partial<ActionSearch>, person = coordinator, now?: Date) =>
	searchActions(app.db, person, { ...all, ...asked }, now);
const change = (set: Partial<typeof actionItems.$inferInsert>) =>
	scope(app.db, city.municipality, (tx) =>
		tx.update(actionItems).set(set).where(eq(actionItems.councilId, city.council))
	);

test('やること are found by their words, their council and their status', async () => {
	expect((await found({})).actions).toMatchObject([{ what: '相乗りを ためす', mayChange: true }]);
	expect((await found({ words: '相乗り', council: city.council })).actions).toHaveLength(1);
	expect((await found({ words: '花の水やり' })).actions).toEqual([]);
	expect((await found({ statuses: ['done'] })).actions).toEqual([]);
	const overseer = aPerson(city, [{ role: 'tier1_coordinator', council: null }]);
	expect((await found({}, overseer)).actions).toMatchObject([{ mayChange: false }]);
});

test('what is overdue or without news is counted, and can be asked for alone', async () => {
	const at = new Date('2027-06-01T00:00:00Z');
	await change({ dueKind: 'date', dueOn: '2027-05-31', updatedAt: at });
	const [overdue, quiet] = [
		await found({ only: ['passed'] }, coordinator, at),
		await found({ only: ['silent'] }, coordinator, at)
	];
	expect(overdue.actions).toMatchObject([{ passed: true, silent: false, daysSinceNews: 0 }]);
	expect(quiet.actions).toEqual([]);
	for (const { concerns } of [overdue, quiet])
		expect(concerns).toEqual([
			{ concern: 'passed', count: 1 },
			{ concern: 'silent', count: 0 },
			{ concern: 'heavy', count: 0 }
		]);
	await change({ status: 'done' });
	expect((await found({}, coordinator, at)).actions).toMatchObject([{ passed: false }]);
});

test('a list of thousands comes in pages of fifty, whose counts are those of the whole search', async () => {
	await scope(app.db, city.municipality, async (tx) => {
		const [row] = await tx.select().from(actionItems).limit(1);
		const more = Array.from({ length: 120 }, (_, i) => ({
			...row!,
			id: crypto.randomUUID() as ActionId,
			what: `たくさんの ${i}`,
			status: 'done' as const,
			createdAt: new Date(Date.UTC(2026, 3, 1, 0, i))
		}));
		await tx.insert(actionItems).values(more);
	});
	const page = (number: number) => found({ words: 'たくさん', page: number });
	const pages = await Promise.all([1, 2, 3, 4, 99].map(page));
	expect(pages.map(({ count, page, pages }) => [count, page, pages])).toEqual([
		[120, 1, 3],
		[120, 2, 3],
		[120, 3, 3],
		[120, 3, 3],
		[120, 3, 3]
	]);
	const seen = pages.slice(0, 3).flatMap(({ actions }) => actions.map(({ what }) => what));
	expect(new Set(seen).size).toBe(120);
	expect(seen[0]).toBe('たくさんの 119');
});

test('a 年度 is asked for by the day on which it was decided, in Japan', async () => {
	await change({ createdAt: new Date('2027-03-31T15:00:00Z') });
	expect((await found({ year: 2026 })).actions).toEqual([]);
	expect((await found({ year: 2027 })).actions).toHaveLength(1);
	expect((await found({ year: null })).actions).toHaveLength(1);
});

test('no word of a paper is in the list, also for its own council', async () => {
	await scope(app.db, city.municipality, (tx) => tx.update(notes).set({ state: 'shown', number: 201 }));
	expect(JSON.stringify(await found({}))).not.toContain('米が 重い');
});
