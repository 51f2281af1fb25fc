import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scope } from '#lib/server/db/scope.ts';
import { anApp } from '../support/city.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';
import { aFullCity, type FullCity } from '../support/full-city.ts';

let database: TestDatabase;
let own: FullCity;
let other: FullCity;
let tables: string[];

beforeAll(async () => {
	database = await aDatabase();
	const rows = await database.sql<{ name: string }[]>`
		select table_name as name from information_schema.columns
		where table_schema = 'public' and column_name = 'municipality_id' order by 1`;
	tables = rows.map(({ name }) => name);
});
afterAll(() => database.close());

const count = (query: ReturnType<typeof sql>) =>
	scope(database.db, own.municipality, async (tx) => {
		const [row] = await tx.execute<{ count: number }>(query);
		return row?.count;
	});

test('every table that names its 市町村 is closed to the others, also for its owner', async () => {
	const rows = await database.sql<{ name: string; forced: boolean; policies: string }[]>`
		select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
			array_to_string(array(select p.policyname::text from pg_policies p where p.tablename = c.relname
				and 'yoriai_app' = any (p.roles) order by 1), ',') as policies
		from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
			and c.relname <> 'setup_link' order by 1`;
	const closed = rows.filter(({ forced, policies }) => forced && policies === 'tenant');
	expect(closed.map(({ name }) => name).toSorted()).toEqual([...tables, 'municipality'].toSorted());
	expect(rows.length).toBe(closed.length);
});

describe('two cities, and queries without any filter', () => {
	beforeAll(async () => {
		own = await aFullCity(anApp(database.db), '葉月市');
		other = await aFullCity(anApp(database.db), '師走市');
	});

	test('row-level security alone shows no row of another 市町村, and the own ones', async () => {
		expect(tables.length).toBeGreaterThan(20);
		for (const table of tables) {
			const name = sql.identifier(table);
			const foreign = sql`select count(*) from ${name} where municipality_id <> ${own.municipality}`;
			expect([table, await count(foreign)]).toEqual([table, 0]);
			expect([table, (await count(sql`select count(*) from ${name}`)) !== 0]).toEqual([table, true]);
		}
		expect(await count(sql`select count(*) from municipality`)).toBe(1);
	});

	test('row-level security alone neither changes nor deletes what belongs to another', async () => {
		for (const table of tables) {
			const name = sql.identifier(table);
			const theirs = sql`municipality_id = ${other.municipality}`;
			const change = sql`with changed as (update ${name} set municipality_id = ${own.municipality}
				where ${theirs} returning 1) select count(*) from changed`;
			const removal = sql`with gone as (delete from ${name} where ${theirs} returning 1) select count(*) from gone`;
			expect([table, await count(change), await count(removal)]).toEqual([table, 0, 0]);
		}
	});

	test('row-level security alone writes nothing into another', async () => {
		const gift = scope(database.db, own.municipality, (tx) =>
			tx.execute(sql`insert into council (id, municipality_id, tier, display_name)
				values (gen_random_uuid(), ${other.municipality}, '2', 'x')`)
		);
		await expect(gift).rejects.toHaveProperty('cause.code', '42501');
	});

	test('row-level security alone gives nothing to a query whose 市町村 was forgotten', async () => {
		const forgotten = database.db.transaction(async (tx) => {
			await tx.execute(sql`set local role yoriai_app`);
			return tx.execute<{ count: number }>(sql`select count(*) from note`);
		});
		expect(await forgotten).toMatchObject([{ count: 0 }]);
	});

	test('a connection forgets its 市町村 with the transaction', async () => {
		await Promise.all(
			Array.from({ length: 20 }, () => scope(database.db, own.municipality, () => Promise.resolve()))
		);
		for (let i = 0; i < 20; i += 1) {
			const [row] =
				await database.sql`select current_user as who, current_setting('yoriai.municipality', true) as whose`;
			expect(row?.who).not.toBe('yoriai_app');
			expect(row?.whose ?? '').toBe('');
		}
	});

	test('a 市町村 may not ask the questions that come before one is known', async () => {
		const asked = scope(database.db, own.municipality, (tx) =>
			tx.execute(sql`select * from lookup.list_municipalities()`)
		);
		await expect(asked).rejects.toHaveProperty('cause.code', '42501');
	});
});
