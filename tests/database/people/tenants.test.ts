import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scope } from '#lib/server/db/scope.ts';
import { anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aFullCity, type FullCity } from '../../support/full-city.ts';

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
			and c.relname not in ('setup_link', 'wrong_try') order by 1`;
	const closed = rows.filter(({ forced, policies }) => forced && policies === 'tenant');
	expect(closed.map(({ name }) => name).toSorted()).toEqual([...tables, 'municipality'].toSorted());
	expect(rows.length).toBe(closed.length);
});

test('what belongs to no 市町村 (the set-up link, wrong tries) is open to none', async () => {
	const rights = await database.sql`
		select t.name, r.name as role from unnest(array['setup_link', 'wrong_try']) t(name),
			unnest(array['yoriai_app', 'yoriai_lookup']) r(name)
		where has_any_column_privilege(r.name, 'public.' || t.name, 'select, insert, update')
			or has_table_privilege(r.name, 'public.' || t.name, 'delete, truncate')`;
	expect(rights).toEqual([]);
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

	test('[C5] nobody changes or deletes a row of 操作の記録, not even an own one', async () => {
		const change = sql`update audit_event set actor_name = ''`;
		for (const write of [change, sql`delete from audit_event`])
			await expect(scope(database.db, own.municipality, (tx) => tx.execute(write))).rejects.toHaveProperty(
				'cause.code',
				'42501'
			);
	});

	test('row-level security alone neither changes nor deletes what belongs to another', async () => {
		for (const table of tables.filter((each) => each !== 'audit_event')) {
			const name = sql.identifier(table);
			const theirs = sql`municipality_id = ${other.municipality}`;
			const change = sql`with changed as (update ${name} set municipality_id = ${own.municipality}
				where ${theirs} returning 1) select count(*) from changed`;
			const removal = sql`with gone as (delete from ${name} where ${theirs} returning 1) select count(*) from gone`;
			expect([table, await count(change), await count(removal)]).toEqual([table, 0, 0]);
		}
	});

	test('row-level security alone writes nothing into another, into no table', async () => {
		const all = [...tables, 'municipality'];
		for (const table of all) {
			const name = sql.identifier(table);
			const column = table === 'municipality' ? 'id' : 'municipality_id';
			// One write copies an own row under their id, the other hands one over.
			const theirs = JSON.stringify({ [column]: other.municipality });
			const gift = sql`insert into ${name} overriding system value
				select (jsonb_populate_record(own, ${theirs}::jsonb)).* from ${name} own limit 1`;
			const handOver = sql`update ${name} set ${sql.identifier(column)} = ${other.municipality}`;
			for (const write of [gift, handOver])
				await expect(
					scope(database.db, own.municipality, (tx) => tx.execute(write)),
					table
				).rejects.toHaveProperty('cause.code', '42501');
		}
	});

	test('row-level security alone gives nothing to a query whose 市町村 was forgotten, from no table', async () => {
		const counts = await database.db.transaction(async (tx) => {
			await tx.execute(sql`set local role yoriai_app`);
			const asked: unknown[] = [];
			for (const table of [...tables, 'municipality'])
				asked.push(await tx.execute(sql`select count(*) from ${sql.identifier(table)}`));
			return asked;
		});
		expect(counts).toEqual(counts.map(() => [{ count: 0 }]));
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

	test('what is asked before the 市町村 is known is closed to every 市町村, and tells whose it is and little more', async () => {
		const functions = await database.sql<{ name: string; tells: string; app: boolean; anybody: boolean }[]>`
			select p.proname as name, array_to_string(p.proargnames[p.pronargs + 1:], ' ') as tells,
				has_function_privilege('yoriai_app', p.oid, 'execute') as app,
				coalesce(p.proacl::text ~ '[{,]=', true) as anybody
			from pg_proc p where p.pronamespace = 'lookup'::regnamespace order by 1`;
		expect(functions.filter(({ app, anybody }) => app || anybody)).toEqual([]);
		expect(Object.fromEntries(functions.map(({ name, tells }) => [name, tells]))).toEqual({
			board_seqs: 'meeting_id seq epoch',
			find_account: 'account_id municipality_id password_hash',
			find_day_key: 'day_key_id meeting_id municipality_id valid_on revoked_at',
			find_join: 'meeting_id municipality_id kind',
			find_link: 'account_id municipality_id purpose expires_at used_at',
			find_participant: 'participant_id municipality_id kind',
			find_rehearsal: 'for_meeting_id municipality_id',
			find_scribe_key: 'scribe_key_id meeting_id municipality_id valid_on revoked_at',
			find_session: 'account_id municipality_id expires_at',
			list_municipalities: 'municipality_id name',
			meetings_closed_before: 'meeting_id municipality_id',
			minutes_seqs: 'meeting_id seq epoch',
			rehearsals_over: 'tenant_id municipality_id'
		});
	});

	test('the role of the look-ups reads no word that anybody wrote, and writes nothing', async () => {
		const rights = await database.sql<{ right: string }[]>`
			select table_name || '.' || column_name || ' ' || privilege_type as right
			from information_schema.column_privileges where grantee = 'yoriai_lookup' order by 1`;
		const wordless =
			/^(account|board|day_key|meeting|minutes|one_time_link|participant|rehearsal|scribe_key|session)\./;
		const columns = /\.(\w*id|seq|epoch|kind|purpose|phase|valid_on|\w+_at|\w*hash|sign_in_name) SELECT$/;
		const others = rights.filter(({ right }) => !wordless.test(right) || !columns.test(right));
		expect(others.map(({ right }) => right)).toEqual(['municipality.id SELECT', 'municipality.name SELECT']);
	});

	test('a 市町村 may not ask the questions that come before one is known', async () => {
		const asked = scope(database.db, own.municipality, (tx) =>
			tx.execute(sql`select * from lookup.list_municipalities()`)
		);
		await expect(asked).rejects.toHaveProperty('cause.code', '42501');
	});
});
