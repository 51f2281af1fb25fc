import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { historyOf } from '#lib/server/audit/history-of.ts';
import { listEvents, type EventFilter } from '#lib/server/audit/list-events.ts';
import { auditActor, recordEvent } from '#lib/server/audit/record-event.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, anApp, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { address, password, somebody } from '../account/setup.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: City;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	await database.sql`delete from wrong_try`;
	city = await aCity(app.db);
});

const everything: EventFilter = { acts: null, who: null, from: null, to: null, before: null };
const list = (filter: Partial<EventFilter> = {}, of = city) =>
	listEvents(app, of.municipality, { ...everything, ...filter });

async function acts(count: number, of = city): Promise<void> {
	const actor = auditActor(aPerson(of, [{ role: 'municipal_staff', council: null }]));
	for (let i = 0; i < count; i += 1)
		await scope(app.db, of.municipality, (tx) =>
			recordEvent(tx, actor, {
				what: i % 2 === 0 ? 'area.made' : 'place.made',
				thing: { type: i % 2 === 0 ? 'area' : 'place', id: `thing-${i}`, name: `その ${i}` }
			})
		);
}

test('[C57] the newest come first, and turning the pages leaves none out and shows none twice', async () => {
	await acts(121);
	await acts(3, await aCity(app.db, '師走市'));
	const seen: string[] = [];
	let before: string | null = null;
	for (let page = 0; page < 3; page += 1) {
		const { events, older } = await list({ before });
		seen.push(...events.map(({ thingName }) => thingName));
		before = older;
	}
	expect(before).toBeNull();
	expect(seen).toEqual(Array.from({ length: 121 }, (_, i) => `その ${120 - i}`));
});

test('[C57] what, who and when can be chosen', async () => {
	await acts(4);
	const { events } = await list({ acts: ['place.made'] });
	expect(events.map(({ thingName }) => thingName)).toEqual(['その 3', 'その 1']);
	expect((await list({ who: city.coordinator })).events).toHaveLength(4);
	expect((await list({ who: crypto.randomUUID() })).events).toEqual([]);
	expect((await list({ from: '2001-01-01', to: '2001-01-31' })).events).toEqual([]);
	expect((await list({ from: '2001-01-01' })).events).toHaveLength(4);
	expect((await list({ before: crypto.randomUUID() })).events).toEqual([]);
});

test('[C57] the log says who, in which role, and one thing has its own history', async () => {
	await acts(2);
	const history = await scope(app.db, city.municipality, (tx) =>
		historyOf(tx, { type: 'area', id: 'thing-0' })
	);
	expect(history).toMatchObject([
		{ what: 'area.made', actorName: '推進員', actorRole: 'municipal_staff', thingName: 'その 0' }
	]);
});

test('[C5] the serving role adds to the log, and neither changes nor deletes a line of it', async () => {
	await acts(1);
	await expect(
		scope(app.db, city.municipality, (tx) => tx.update(auditEvents).set({ actorName: '別人' }))
	).rejects.toThrow();
	await expect(scope(app.db, city.municipality, (tx) => tx.delete(auditEvents))).rejects.toThrow();
	await expect(
		scope(app.db, city.municipality, (tx) => tx.execute('truncate audit_event'))
	).rejects.toThrow();
	expect((await list()).events).toHaveLength(1);
});

const signInActs = async (id: string) => {
	const rows = await scope(app.db, city.municipality, (tx) =>
		tx.select().from(auditEvents).where(eq(auditEvents.thingId, id)).orderBy(auditEvents.at)
	);
	return rows
		.filter(({ what }) => what.startsWith('sign_in.'))
		.map(({ what, details, accountId, actorName }) => [what, details['count'], accountId, actorName]);
};

test('[C58] a failed sign-in is told at its first, third and last try, of nobody, and never what was typed', async () => {
	const { signInName, person } = await somebody(app, city);
	for (let i = 0; i < 10; i += 1) await signIn(app, { signInName, password: 'typed-by-mistake', address });
	await signIn(app, { signInName: 'nobody-has-this-name', password, address });
	await signIn(app, { signInName, password, address }); // refused: it is stopped
	await vi.waitFor(async () => {
		expect((await signInActs(person.id)).toSorted()).toEqual([
			['sign_in.blocked', 10, null, ''],
			['sign_in.failed', 1, null, ''],
			['sign_in.failed', 3, null, '']
		]);
	});
	const [all] = await database.sql<
		{ text: string }[]
	>`select string_agg(audit_event::text, ' ') as text from audit_event`;
	expect(all?.text).not.toContain('typed-by-mistake');
	expect(all?.text).not.toContain('nobody-has-this-name');
});
