import { error } from '@sveltejs/kit';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { actionSheet } from '#lib/server/actions/action-sheet.ts';
import { contactOf } from '#lib/server/contact/contact.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const sheet = await actionSheet(app, person, meeting);
	if (!sheet) error(404);
	const { council, councilName, number, venue, startsAt, confidentiality, phase } = sheet.about;

	return {
		bar: await topBar(app.db, person),
		meeting,
		council,
		councilName,
		number,
		venue,
		startsAt,
		confidentiality,
		early: phase === 'draft',
		large: event.url.searchParams.get('letters') === 'large',
		actions: sheet.actions,
		groups: sheet.groups,
		next: sheet.next,
		contact: await contactOf(app.db, person.municipality)
	};
};
