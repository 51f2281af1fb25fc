import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Db } from './client.ts';
import { ensureRoles } from './roles.ts';

/** PostgreSQL 15 introduced `unique nulls not distinct`. */
const oldestVersion = 150_000;
/** Any number that all processes share. */
const lock = 7_046_521;

export class DatabaseTooOld extends Error {}

/** This version could corrupt data that it does not know. */
export class TablesTooNew extends Error {
	override name = 'TablesTooNew';
}

/** Processes that start at the same time take turns. Throws DatabaseTooOld or TablesTooNew. */
export async function migrateDatabase(db: Db): Promise<void> {
	const sql = db.$client;
	const [version] = await sql<{ num: number }[]>`select current_setting('server_version_num')::int as num`;
	if ((version?.num ?? 0) < oldestVersion) throw new DatabaseTooOld('PostgreSQL 15 or newer is needed.');

	await ensureRoles(sql);

	const connection = await sql.reserve(); // the lock is tied to its connection
	try {
		await connection`select pg_advisory_lock(${lock})`;
		try {
			await refuseNewerTables(connection);
			await migrate(db, { migrationsFolder: migrations() });
		} finally {
			await connection`select pg_advisory_unlock(${lock})`;
		}
	} finally {
		connection.release();
	}
}

/** drizzle ignores unknown migrations, and identifies each by its creation time. */
async function refuseNewerTables(sql: Queries): Promise<void> {
	const [table] = await sql<{ name: string | null }[]>`
		select to_regclass('drizzle.__drizzle_migrations')::text as name`;
	if (!table?.name) return;
	const done = await sql<{ at: number }[]>`select created_at as at from drizzle.__drizzle_migrations`;
	const known = new Set(knownMigrations());
	const unknown = done.filter(({ at }) => !known.has(at));
	if (unknown.length > 0)
		throw new TablesTooNew(`The database has ${unknown.length} migrations that this program does not know.`);
}

type Queries = Awaited<ReturnType<Db['$client']['reserve']>>;

function knownMigrations(): number[] {
	const journal = fs.readFileSync(path.join(migrations(), 'meta', '_journal.json'), 'utf8');
	return (JSON.parse(journal) as { entries: { when: number }[] }).entries.map(({ when }) => when);
}

const migrations = () => fileURLToPath(new URL('../../../../drizzle/migrations', import.meta.url));
