import { and, asc, eq, ne } from 'drizzle-orm';
import type { App, MeetingAddress } from '../app.ts';
import type { CouncilId } from '../db/ids.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { isComing } from './next-meeting.ts';

/** Only a meeting not opened yet can take the notes of one that is not held (K3). */
export function otherPrepared(
	app: App,
	{ municipality, meeting, council }: MeetingAddress & { readonly council: CouncilId },
	now = new Date()
) {
	return scope(app.db, municipality, (tx) =>
		tx
			.select({ id: meetings.id, number: meetings.number, startsAt: meetings.startsAt })
			.from(meetings)
			.where(
				and(
					eq(meetings.councilId, council),
					ne(meetings.id, meeting),
					eq(meetings.phase, 'draft'),
					isComing(now)
				)
			)
			.orderBy(asc(meetings.startsAt), asc(meetings.number))
	);
}
