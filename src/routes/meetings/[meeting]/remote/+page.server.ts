import { error } from '@sveltejs/kit';
import { requireFacilitator } from '#lib/server/auth/guards.ts';
import { findRehearsal } from '#lib/server/db/lookup.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { knownOrganizations } from '#lib/server/organizations/known-organizations.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const address = await requireFacilitator(event, event.params.meeting);
	const found = await findMeeting(event.locals.app, address);
	if (!found) error(404);
	return {
		meeting: found.id,
		epoch: found.epoch,
		council: found.councilName,
		number: found.number,
		byKey: address.byKey,
		offered: await knownOrganizations(event.locals.app, address),
		rehearsal: (await findRehearsal(event.locals.app.db, found.id)) !== null
	};
};
