import { and, asc, eq, gt } from 'drizzle-orm';
import type { App } from '../app.ts';
import type { CouncilId, MunicipalityId } from '../db/ids.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

interface After {
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	/** The number of the meeting that asks. */
	readonly number: number;
}

/** 次回: the council's meeting after this one, if it is prepared. */
export async function nextMeeting(app: App, { municipality, council, number }: After) {
	const [row] = await scope(app.db, municipality, (tx) =>
		tx
			.select({ id: meetings.id, startsAt: meetings.startsAt, venue: meetings.venue })
			.from(meetings)
			.where(and(eq(meetings.councilId, council), gt(meetings.number, number)))
			.orderBy(asc(meetings.number))
			.limit(1)
	);
	return row ?? null;
}
