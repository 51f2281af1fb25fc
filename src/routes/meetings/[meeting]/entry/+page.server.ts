import { error } from '@sveltejs/kit';
import { findRehearsal } from '#lib/server/db/lookup.ts';
import { requireScribe } from '#lib/server/scribe/require-scribe.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { view, ...address } = await requireScribe(event, event.params.meeting);
	const found = await findMeeting(event.locals.app, address);
	if (!found) error(404);
	return {
		meeting: found.id,
		epoch: found.epoch,
		view,
		council: found.councilName,
		number: found.number,
		rehearsal: (await findRehearsal(event.locals.app.db, found.id)) !== null
	};
};
