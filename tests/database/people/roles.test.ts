import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type DatabaseAddress } from '#lib/server/db/client.ts';
import { listMunicipalities } from '#lib/server/db/lookup.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { scope } from '#lib/server/db/scope.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import { aCity, aMeeting, anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let admin: TestDatabase;
beforeAll(async () => {
	admin = await aDatabase();
});
afterAll(() => admin.close());

async function aDatabaseOf(rights: string): Promise<DatabaseAddress> {
	if (typeof admin.address === 'string') throw new Error('the tests start their own server');
	const user = `user_${randomBytes(6).toString('hex')}`;
	await admin.sql.unsafe(`create role ${user} login ${rights}`);
	await admin.sql.unsafe(`create database ${user} owner ${user}`);
	return { ...admin.address, user, database: user };
}

test('a database user who was given the two roles can start, and is kept to its 市町村', async () => {
	const address = await aDatabaseOf('nosuperuser');
	if (typeof address === 'string') return;
	await admin.sql.unsafe(`grant yoriai_app, yoriai_lookup to ${address.user}`);
	const { db, close } = connect(address);
	try {
		await Promise.all([migrateDatabase(db), migrateDatabase(db)]); // two processes may start together
		const app = anApp(db);
		const city = await aCity(db);
		const other = await aCity(db, '師走市');
		const { meeting } = await aMeeting(app, city);
		const session = await startSession(db, { id: city.coordinator, municipality: city.municipality });

		expect(await listMunicipalities(db)).toHaveLength(2);
		const knock = { headers: { cookie: `yoriai-session=${session}` } };
		expect(await readerOf(app, knock, meeting, 'staff')).toMatchObject({ edits: true });
		const seen = await scope(db, other.municipality, (tx) => tx.execute(sql`select 1 from meeting`));
		expect(seen).toHaveLength(0);
	} finally {
		await close();
	}
});

test('a database user who may not have the roles is told the SQL that an administrator runs', async () => {
	const { db, close } = connect(await aDatabaseOf('nosuperuser nocreaterole'));
	try {
		await expect(migrateDatabase(db)).rejects.toMatchObject({
			name: 'RolesNeeded',
			sqlToRun: expect.stringMatching(/^grant yoriai_app, yoriai_lookup to user_\w+;$/m) as string
		});
	} finally {
		await close();
	}
});
