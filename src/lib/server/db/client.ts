import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import postgres from 'postgres';

type NoSchema = Record<string, never>;

export type Db = PostgresJsDatabase & { $client: Sql };
export type Tx = PostgresJsTransaction<NoSchema, ExtractTablesWithRelations<NoSchema>>;
/** For what drizzle cannot express. */
export type Sql = ReturnType<typeof open>;

/** The driver has no URL form for a unix socket. */
export type DatabaseAddress =
	string | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

export interface Connection {
	readonly db: Db;
	readonly sql: Sql;
	readonly close: () => Promise<void>;
}

const options = {
	// If a new connection breaks during this query, the promise rejects unhandled.
	fetch_types: false,
	max: 10,
	connect_timeout: 10,
	// The driver would wait up to 20 s after a database restart during a meeting.
	backoff: () => 0.3,
	onnotice: () => undefined,
	// The seq of a board is a bigint, but stays below 2^53 in practice.
	types: {
		bigint: { to: 20, from: [20], parse: Number, serialize: String }
	}
};

function open(address: DatabaseAddress) {
	return typeof address === 'string' ? postgres(address, options) : postgres({ ...options, ...address });
}

export function connect(address: DatabaseAddress): Connection {
	const sql = open(address);
	const db = drizzle(sql, { casing: 'snake_case' });

	return { db, sql, close: () => sql.end({ timeout: 5 }) };
}
