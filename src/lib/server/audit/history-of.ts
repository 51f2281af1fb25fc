import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../db/client.ts';
import { auditEvents } from '../db/schema/audit.ts';
import { eventColumns, type EventLine, type Thing } from './event-line.ts';

const newest = 20;

/** What was done with one thing, newest first, for those who may change it. */
export function historyOf(tx: Tx, { type, id }: Thing): Promise<EventLine[]> {
	return tx
		.select(eventColumns)
		.from(auditEvents)
		.where(
			and(
				eq(auditEvents.thingType, type),
				eq(auditEvents.thingId, id),
				// The policy of the table gives this too; named here, the index answers it.
				sql`${auditEvents.municipalityId} = current_setting('yoriai.municipality')::uuid`
			)
		)
		.orderBy(desc(auditEvents.at), desc(auditEvents.id))
		.limit(newest);
}
