import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Db } from './client.ts';
import { ensureRoles } from './roles.ts';

/** PostgreSQL 15 brought `unique nulls not distinct`. */
const oldestVersion = 150_000;
/** Any number will do, as long as every process takes the same. */
const lock = 7_046_521;

export class DatabaseTooOld extends Error {}

/** Brings the database to the tables of this version. Processes that start together wait for one another. */
export async function migrateDatabase(db: Db): Promise<void> {
	const sql = db.$client;
	const [version] = await sql<{ num: number }[]>`select current_setting('server_version_num')::int as num`;
	if ((version?.num ?? 0) < oldestVersion) throw new DatabaseTooOld('PostgreSQL 15 or newer is needed.');

	await ensureRoles(sql);

	const connection = await sql.reserve(); // the lock belongs to a connection, so all of this stays on one
	try {
		await connection`select pg_advisory_lock(${lock})`;
		try {
			await migrate(db, { migrationsFolder: migrations() });
		} finally {
			await connection`select pg_advisory_unlock(${lock})`;
		}
	} finally {
		connection.release();
	}
}

const migrations = () => fileURLToPath(new URL('../../../../drizzle/migrations', import.meta.url));
