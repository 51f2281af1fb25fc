import { eq, type SQL } from 'drizzle-orm';
import type { AccountId, MeetingId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import type { Person } from '../auth/person.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { rehearsals } from '../db/schema/rehearsal.ts';
import { scope } from '../db/scope.ts';

export interface Rehearsal {
	/** The tenant that exists only for it. */
	readonly tenant: MunicipalityId;
	readonly municipality: MunicipalityId;
	readonly meeting: MeetingId;
	/** The real meeting. */
	readonly forMeeting: MeetingId;
	readonly startedBy: AccountId;
}

/** An account has one at a time. */
export async function rehearsalOf(app: App, person: Person): Promise<Rehearsal | null> {
	const [found] = await rehearsalsWhere(app, person.municipality, eq(rehearsals.startedBy, person.id));
	return found ?? null;
}

interface OfMeeting {
	readonly municipality: MunicipalityId;
	/** The real meeting. */
	readonly meeting: MeetingId;
}

/** Several accounts may rehearse one meeting. */
export const rehearsalsOfMeeting = (app: App, { municipality, meeting }: OfMeeting): Promise<Rehearsal[]> =>
	rehearsalsWhere(app, municipality, eq(rehearsals.forMeetingId, meeting));

function rehearsalsWhere(app: App, municipality: MunicipalityId, which: SQL): Promise<Rehearsal[]> {
	return scope(app.db, municipality, (tx) =>
		tx
			.select({
				tenant: rehearsals.tenantId,
				municipality: rehearsals.municipalityId,
				meeting: rehearsals.meetingId,
				forMeeting: rehearsals.forMeetingId,
				startedBy: rehearsals.startedBy
			})
			.from(rehearsals)
			.where(which)
			.orderBy(rehearsals.startedAt)
	);
}
