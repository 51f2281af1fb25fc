import { and, desc, eq, max, ne, sql } from 'drizzle-orm';
import type { App, MeetingAddress } from '../app.ts';
import { actionItems } from '../db/schema/action.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

export interface KnownOwner {
	readonly name: string;
	readonly open: number;
}

const most = 80;

/**
 * Offered to keep spellings consistent, latest first. Cut off are only names that were not used for long:
 * whoever has something undone is offered from the board (A3).
 */
export function knownOwners(app: App, { meeting, municipality }: MeetingAddress): Promise<KnownOwner[]> {
	return scope(app.db, municipality, (tx) =>
		tx
			.select({
				name: actionItems.owner,
				open: sql<number>`(count(*) filter (where ${actionItems.status} not in ('done', 'dropped')))::int`
			})
			.from(actionItems)
			.innerJoin(meetings, eq(meetings.councilId, actionItems.councilId))
			.where(and(eq(meetings.id, meeting), ne(actionItems.owner, '')))
			.groupBy(actionItems.owner)
			.orderBy(desc(max(actionItems.updatedAt)), actionItems.owner)
			.limit(most)
	);
}
