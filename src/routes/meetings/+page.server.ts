import { isMunicipalStaff } from '#lib/server/auth/person.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import { listMeetings } from '#lib/server/meetings/list-meetings.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const councils = await listCouncils(db, person);
	const chosen = councils.find(({ id }) => id === event.url.searchParams.get('council'))?.id ?? null;

	return {
		bar: await topBar(db, person),
		councils: councils.map(({ id, displayName }) => ({ id, displayName })),
		chosen,
		meetings: await listMeetings(db, person, { council: chosen ?? undefined }),
		/** Of the chosen council, or of any. */
		mayPrepare: councils.some(({ id, facilitates }) => facilitates && (!chosen || id === chosen)),
		mayMakeCouncils: isMunicipalStaff(person)
	};
};
