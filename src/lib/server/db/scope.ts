import { sql } from 'drizzle-orm';
import type { Db, Tx } from './client.ts';
import type { MunicipalityId } from './ids.ts';

/**
 * Runs a transaction inside one 市町村. Every query passes here: as `yoriai_app`, row-level security
 * hides every other tenant's rows, also from a query that forgot to ask for its own.
 */
export function scope<T>(db: Db, municipality: MunicipalityId, run: (tx: Tx) => Promise<T>): Promise<T> {
	return db.transaction(async (tx) => {
		await enterScope(tx, municipality);
		return run(tx);
	});
}

/** For the one transaction that begins before its 市町村 exists. There is no way back out of a scope. */
export async function enterScope(tx: Tx, municipality: MunicipalityId): Promise<void> {
	// One round trip. `true`: until the end of this transaction, so a pooled connection forgets it. The limits keep a
	// transaction that hangs from holding a board for ever; none of ours takes a second.
	await tx.execute(
		sql`select set_config('role', 'yoriai_app', true), set_config('yoriai.municipality', ${municipality}, true),
			set_config('statement_timeout', '15s', true), set_config('lock_timeout', '10s', true),
			set_config('idle_in_transaction_session_timeout', '30s', true)`
	);
}
