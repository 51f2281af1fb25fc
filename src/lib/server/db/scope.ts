import { sql } from 'drizzle-orm';
import type { Db, Tx } from './client.ts';
import type { MunicipalityId } from './ids.ts';

/**
 * Queries run as `yoriai_app`, so row-level security hides all other tenants (市町村), even from a
 * query without a tenant filter.
 */
export function scope<T>(db: Db, municipality: MunicipalityId, run: (tx: Tx) => Promise<T>): Promise<T> {
	return db.transaction(async (tx) => {
		await enterScope(tx, municipality);
		return run(tx);
	});
}

/** For the setup transaction, which creates its tenant. */
export async function enterScope(tx: Tx, municipality: MunicipalityId): Promise<void> {
	// `true` limits the settings to this transaction, so that a pooled connection does not keep them.
	// The timeouts stop a hanging one from locking a board forever; ours take less than a second.
	await tx.execute(
		sql`select set_config('role', 'yoriai_app', true), set_config('yoriai.municipality', ${municipality}, true),
			set_config('statement_timeout', '15s', true), set_config('lock_timeout', '10s', true),
			set_config('idle_in_transaction_session_timeout', '30s', true)`
	);
}
