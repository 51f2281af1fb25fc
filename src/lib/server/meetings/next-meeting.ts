import { and, asc, eq, gt, gte, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { MeetingId, Phase } from '#lib/board/model.ts';
import { japanDay, startOfDay } from '#lib/words/japan-time.ts';
import type { App } from '../app.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId, MunicipalityId } from '../db/ids.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

/** K3: not cancelled, and either open or planned for today or later in Japan. */
export const isComing = (now: Date): SQL | undefined =>
	and(
		isNull(meetings.cancelledAt),
		or(
			eq(meetings.phase, 'open'),
			and(eq(meetings.phase, 'draft'), gte(meetings.startsAt, startOfDay(japanDay(now))))
		)
	);

interface Asking {
	readonly council: CouncilId;
	readonly after: { readonly id: MeetingId; readonly phase: Phase; readonly startsAt: Date };
}

/** If `after` has not been opened yet, only meetings that start later count as 次回 (K3). */
export async function nextMeetingIn(tx: Tx, { council, after }: Asking, now: Date) {
	const [row] = await tx
		.select({ id: meetings.id, startsAt: meetings.startsAt, venue: meetings.venue })
		.from(meetings)
		.where(
			and(
				eq(meetings.councilId, council),
				ne(meetings.id, after.id),
				isComing(now),
				after.phase === 'draft' ? gt(meetings.startsAt, after.startsAt) : undefined
			)
		)
		.orderBy(asc(meetings.startsAt), asc(meetings.number))
		.limit(1);
	return row ?? null;
}

export const nextMeeting = (
	app: App,
	{ municipality, ...asking }: Asking & { readonly municipality: MunicipalityId },
	now = new Date()
) => scope(app.db, municipality, (tx) => nextMeetingIn(tx, asking, now));
