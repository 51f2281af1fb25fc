import { error } from '@sveltejs/kit';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { shareAddress } from '#lib/server/meetings/share-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, meeting, council } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const found = await findMeeting(app, { meeting, municipality: person.municipality });
	if (!found) error(404);

	const shared = shareAddress(app.config, event);
	const { join, code, screen } = meetingLinks(app, found, shared);
	const { councilName, number, theme, venue, startsAt, confidentiality, phase, agenda } = found;
	const over = phase === 'wrapup' || phase === 'closed';
	const decided = over ? await listActions(app.db, person, { meeting }) : [];

	return {
		bar: await topBar(app.db, person),
		meeting,
		council,
		...{ councilName, number, theme, venue, startsAt, confidentiality, phase, agenda, over },
		wayIn: { link: join, code, address: new URL(shared).host },
		screen,
		decided: decided.map(({ id, what, status, owner, due }) => ({ id, what, status, owner, due }))
	};
};
