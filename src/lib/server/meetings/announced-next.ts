import type { App } from '../app.ts';
import type { MunicipalityId } from '../db/ids.ts';
import type { FoundMeeting } from './find-meeting.ts';
import { nextMeeting } from './next-meeting.ts';

interface Asking {
	readonly municipality: MunicipalityId;
	readonly after: FoundMeeting;
	/** False for the projector, phones, a 当日のかぎ and in a rehearsal. */
	readonly mayPrepare: boolean;
}

/** 次回, as the room may know it. Only who may prepare it gets its path, which holds its id (K3). */
export async function announcedNext(app: App, { municipality, after, mayPrepare }: Asking) {
	const next = await nextMeeting(app, { municipality, council: after.council, after });
	const path = next ? `/meetings/${next.id}/plan` : `/meetings/prepare?council=${after.council}`;
	return {
		meeting: next && { startsAt: next.startsAt, venue: next.venue },
		path: mayPrepare ? path : null
	};
}
