import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#lib/server/config.ts';
import { checkBytea } from './check-bytea.ts';
import { type Connection, connect } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { unreachable } from './explain.ts';
import { openDatabase } from './open.ts';
import { isPassing } from './passing.ts';

/** Server and terminal commands share this, so that both fail with the same messages. */
export async function openTables(config: Config, opened: AsyncDisposableStack): Promise<Connection> {
	const database = await openDatabase(config);
	opened.defer(() => database.stop());
	const connection = connect(database.options);
	opened.defer(() => connection.close());
	await prepare(connection, config);
	return connection;
}

/** The embedded database restarts in a second or two; all steps are repeatable. */
async function prepare({ sql, db }: Connection, { databaseUrl }: Config): Promise<void> {
	for (let triesLeft = databaseUrl ? 0 : 20; ; triesLeft -= 1) {
		try {
			await sql`select 1`.catch((error: unknown) => {
				throw databaseUrl ? unreachable(error) : error;
			});
			await migrateDatabase(db);
			await checkBytea(db);
			return;
		} catch (error) {
			if (triesLeft === 0 || !isPassing(error)) throw error;
			await pause(500);
		}
	}
}
