import { error } from '@sveltejs/kit';
import { requireMeetingMember } from '#lib/server/auth/guards.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { minutesText } from '#lib/server/minutes/find-minutes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, meeting } = await requireMeetingMember(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);
	const { councilName, number, confidentiality } = found;
	return {
		meeting,
		councilName,
		number,
		confidentiality,
		text: await minutesText(app, address),
		today: new Date()
	};
};
