import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { AuditedAct } from '#lib/city/audited-acts.ts';
import type { AccountId } from '#lib/board/model.ts';
import { startOfDay } from '#lib/words/japan-time.ts';
import type { App } from '../app.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { accounts } from '../db/schema/account.ts';
import { auditEvents } from '../db/schema/audit.ts';
import { scope } from '../db/scope.ts';
import { eventColumns, type EventLine } from './event-line.ts';

export interface EventFilter {
	/** Null for all. */
	readonly acts: readonly AuditedAct[] | null;
	readonly who: string | null;
	/** Days in Japan; the last belongs to the period. */
	readonly from: string | null;
	readonly to: string | null;
	/** The id of the last line of the page before. */
	readonly before: string | null;
}

export interface EventPage {
	readonly events: readonly EventLine[];
	/** Null on the last page. */
	readonly older: string | null;
	readonly people: readonly { readonly id: AccountId; readonly name: string }[];
}

const atOnce = 50;
const dayMs = 86_400_000;

/** Newest first, and in no other order: it is no list of who did how much (C57). */
export function listEvents(
	{ db }: App,
	municipality: MunicipalityId,
	{ acts, who, from, to, before }: EventFilter
): Promise<EventPage> {
	return scope(db, municipality, async (tx) => {
		const rows = await tx
			.select(eventColumns)
			.from(auditEvents)
			.where(
				and(
					eq(auditEvents.municipalityId, municipality),
					acts ? inArray(auditEvents.what, [...acts]) : undefined,
					who ? sql`${auditEvents.accountId}::text = ${who}` : undefined,
					from ? gte(auditEvents.at, startOfDay(from)) : undefined,
					to ? lt(auditEvents.at, new Date(startOfDay(to).getTime() + dayMs)) : undefined,
					// Compared in the database, whose moments are finer than those of JavaScript.
					before
						? sql`(${auditEvents.at}, ${auditEvents.id}) <
							(select at, id from audit_event where id = ${before})`
						: undefined
				)
			)
			.orderBy(desc(auditEvents.at), desc(auditEvents.id))
			.limit(atOnce + 1);
		const people = await tx
			.select({ id: accounts.id, name: accounts.displayName })
			.from(accounts)
			.orderBy(accounts.displayName, accounts.id);
		const events = rows.slice(0, atOnce);
		return { events, people, older: rows.length > atOnce ? (events.at(-1)?.id ?? null) : null };
	});
}
