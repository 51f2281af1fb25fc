import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import postgres from 'postgres';

type NoSchema = Record<string, never>;

export type Db = PostgresJsDatabase & { $client: Sql };
/** A transaction: what `scope` hands out. */
export type Tx = PostgresJsTransaction<NoSchema, ExtractTablesWithRelations<NoSchema>>;
/** The driver itself, for what drizzle has no word for. Opened by `connect` alone. */
export type Sql = ReturnType<typeof open>;

/** A URL, or the parts of an address (a unix socket has no URL that the driver understands). */
export type DatabaseAddress =
	string | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

export interface Connection {
	readonly db: Db;
	readonly sql: Sql;
	readonly close: () => Promise<void>;
}

const options = {
	// The driver's question about array types is asked on each new connection and, cut off, rejects where nobody listens.
	fetch_types: false,
	max: 10,
	connect_timeout: 10,
	// A database that comes back in the middle of a meeting is found at once; the driver would wait up to 20 s.
	backoff: () => 0.3,
	onnotice: () => undefined,
	// A board's seq is a bigint that no board will ever bring past 2^53.
	types: {
		bigint: { to: 20, from: [20], parse: Number, serialize: String }
	}
};

function open(address: DatabaseAddress) {
	return typeof address === 'string' ? postgres(address, options) : postgres({ ...options, ...address });
}

/** Opens a pool. Nothing is sent until the first query. */
export function connect(address: DatabaseAddress): Connection {
	const sql = open(address);
	const db = drizzle(sql, { casing: 'snake_case' });

	return { db, sql, close: () => sql.end({ timeout: 5 }) };
}
