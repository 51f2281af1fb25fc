import { error } from '@sveltejs/kit';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import type { PageServerLoad } from './$types';

/** For staff only, since it may carry the texts of notes. */
export const load: PageServerLoad = async (event) => {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);
	const { councilName, number, venue, startsAt, confidentiality } = found;
	const asked = event.url.searchParams;
	const { groups, ungrouped, combinations } = await boardOf(app, address);

	return {
		bar: await topBar(app.db, person),
		meeting,
		councilName,
		number,
		venue,
		startsAt,
		confidentiality,
		groups,
		ungrouped,
		combinations,
		paper: asked.get('paper') === 'a4' ? ('a4' as const) : ('a3' as const),
		ownWords: asked.get('words') !== 'off'
	};
};
