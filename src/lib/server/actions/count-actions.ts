import { and, count, eq } from 'drizzle-orm';
import { actionStatuses, type ActionStatus } from '#lib/board/model.ts';
import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems } from '../db/schema/action.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { visibleTo } from './visible-actions.ts';

export type ActionCounts = Readonly<Record<ActionStatus, number>>;

export async function countActions(
	db: Db,
	person: Person,
	{ council }: { council?: CouncilId }
): Promise<ActionCounts> {
	const rows = await scope(db, person.municipality, (tx) =>
		tx
			.select({ status: actionItems.status, count: count() })
			.from(actionItems)
			.leftJoin(meetings, eq(meetings.id, actionItems.meetingId))
			.where(and(visibleTo(person), council && eq(actionItems.councilId, council)))
			.groupBy(actionItems.status)
	);
	const counts = new Map(rows.map((row) => [row.status, row.count]));
	const all = actionStatuses.map((status) => [status, counts.get(status) ?? 0] as const);
	return Object.fromEntries(all) as ActionCounts;
}
