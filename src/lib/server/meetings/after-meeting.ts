import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { App, MeetingAddress } from '../app.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

/** When this meeting was closed, and when its council meets again: what its phones are told at the end. */
export async function afterMeeting(
	app: App,
	{ municipality, meeting }: MeetingAddress
): Promise<{ closedAt: Date | null; nextAt: Date | null }> {
	return scope(app.db, municipality, async (tx) => {
		const [row] = await tx
			.select({ council: meetings.councilId, startsAt: meetings.startsAt, closedAt: meetings.closedAt })
			.from(meetings)
			.where(eq(meetings.id, meeting));
		if (!row) return { closedAt: null, nextAt: null };
		const [next] = await tx
			.select({ startsAt: meetings.startsAt })
			.from(meetings)
			.where(
				and(
					eq(meetings.councilId, row.council),
					gt(meetings.startsAt, row.startsAt),
					inArray(meetings.phase, ['draft', 'open'])
				)
			)
			.orderBy(asc(meetings.startsAt))
			.limit(1);
		return { closedAt: row.closedAt, nextAt: next?.startsAt ?? null };
	});
}
