import { error } from '@sveltejs/kit';
import { requireMeetingMember, requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { nextMeeting } from '#lib/server/meetings/next-meeting.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { minutesEpoch, minutesText } from '#lib/server/minutes/find-minutes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, meeting, facilitates: mayWrite } = await requireMeetingMember(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);
	const { councilName, number, confidentiality, phase, epoch: boardEpoch } = found;
	// After まとめ完了 the board no longer changes, so the draft is created without asking.
	if (phase === 'closed' && mayWrite) await beginMinutes(app, address);

	const next = mayWrite ? await nextMeeting(app, { ...address, council: found.council, after: found }) : null;
	return {
		meeting,
		mayWrite,
		next: next && { startsAt: next.startsAt, venue: next.venue },
		councilName,
		number,
		confidentiality,
		phase,
		boardEpoch,
		epoch: await minutesEpoch(app, address),
		text: mayWrite ? null : await minutesText(app, address)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const address = { meeting, municipality: person.municipality };
		const found = await findMeeting(event.locals.app, address);
		if (!found || found.phase === 'draft') error(403);
		await beginMinutes(event.locals.app, address);
	}
};
