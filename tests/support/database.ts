import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Connection, type DatabaseAddress, connect } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { startEmbedded } from '../../server/database/embedded.ts';
import type { SocketAddress } from '../../server/database/open-cluster-database.ts';

export interface TestDatabase extends Connection {
	/** Another process or a second pool connects to it. */
	readonly address: DatabaseAddress;
}

/** One PostgreSQL server serves the whole run (`database-setup.ts`). */
export async function aDatabase(): Promise<TestDatabase> {
	return createDatabase(async (server, { sql }, name) => {
		await sql`select pg_advisory_lock(20261121)`; // one worker migrates, the others copy its template
		const [found] = await sql`select 1 from pg_database where datname = 'template_migrated'`;
		if (!found) await makeTemplate(server);
		await sql.unsafe(`create database ${name} template template_migrated`);
	});
}

/** A test that restores a database needs no tables. */
export async function anEmptyDatabase(): Promise<TestDatabase> {
	return createDatabase((_server, { sql }, name) => sql.unsafe(`create database ${name}`));
}

async function createDatabase(
	create: (server: SocketAddress, admin: Connection, name: string) => Promise<unknown>
): Promise<TestDatabase> {
	const server = await theServer();
	const name = `test_${randomBytes(6).toString('hex')}`;
	await withAdmin(server, (admin) => create(server, admin, name));
	const address = { ...server, database: name };
	return { address, ...connect(address) };
}

let server: Promise<SocketAddress> | null = null;
const theServer = () => (server ??= startEmbedded(inject('testDataDir')).then(({ options }) => options));

async function makeTemplate(server: SocketAddress): Promise<void> {
	await withAdmin(server, ({ sql }) => sql`create database template_in_work`);
	await withAdmin({ ...server, database: 'template_in_work' }, ({ db }) => migrateDatabase(db));
	await withAdmin(server, ({ sql }) => sql`alter database template_in_work rename to template_migrated`);
}

async function withAdmin<T>(address: SocketAddress, work: (admin: Connection) => Promise<T>): Promise<T> {
	const admin = connect(address);
	try {
		return await work(admin);
	} finally {
		await admin.close();
	}
}
