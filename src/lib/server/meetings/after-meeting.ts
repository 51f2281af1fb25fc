import { eq } from 'drizzle-orm';
import type { App, MeetingAddress } from '../app.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { nextMeetingIn } from './next-meeting.ts';

export async function afterMeeting(
	app: App,
	{ municipality, meeting }: MeetingAddress,
	now = new Date()
): Promise<{ closedAt: Date | null; nextAt: Date | null }> {
	return scope(app.db, municipality, async (tx) => {
		const [row] = await tx
			.select({
				council: meetings.councilId,
				phase: meetings.phase,
				startsAt: meetings.startsAt,
				closedAt: meetings.closedAt
			})
			.from(meetings)
			.where(eq(meetings.id, meeting));
		if (!row) return { closedAt: null, nextAt: null };
		const { council, closedAt, ...about } = row;
		const next = await nextMeetingIn(tx, { council, after: { id: meeting, ...about } }, now);
		return { closedAt, nextAt: next?.startsAt ?? null };
	});
}
