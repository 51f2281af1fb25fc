import { error } from '@sveltejs/kit';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { shareAddress } from '#lib/server/meetings/share-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const found = await findMeeting(app, { meeting, municipality: person.municipality });
	if (!found) error(404);

	const shared = shareAddress(app.config, event.url);
	const { join, code } = meetingLinks(app, found, shared);
	return {
		meeting,
		epoch: found.epoch,
		council: found.councilName,
		number: found.number,
		confidentiality: found.confidentiality,
		doorway: { link: join, code: code.replace('-', ' '), address: new URL(shared).host }
	};
};
