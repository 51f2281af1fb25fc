import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { managesCouncil } from '#lib/city/administration-policy.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { fillSeats, seatsOf, setSeat } from '#lib/server/councils/seats.ts';
import { readForm } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import type { Actions, PageServerLoad } from './$types';

const said = { yes: true, no: false, unsaid: null } as const;

const schema = () =>
	v.object({
		member: v.string(),
		present: v.picklist(['yes', 'no', 'unsaid'], () => m.staff_field_choose())
	});

export const load: PageServerLoad = async (event) => {
	const { person, meeting, council } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);

	return {
		bar: await topBar(app.db, person),
		meeting,
		council,
		councilName: found.councilName,
		number: found.number,
		manages: managesCouncil(person, council),
		roster: await seatsOf(app.db, address)
	};
};

export const actions: Actions = {
	seat: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const read = readForm(schema(), await sentForm(event.request));
		if (!read.ok) return fail(400, { problem: m.staff_try_again() });
		const { member, present } = read.value;
		const address = { meeting, municipality: person.municipality };
		const done = await setSeat(event.locals.app.db, address, { member, present: said[present] });
		if (!done) return fail(409, { problem: m.councils_seats_refused() });
		redirect(303, `/meetings/${meeting}/attendance`);
	},

	fill: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const done = await fillSeats(event.locals.app.db, { meeting, municipality: person.municipality });
		if (!done) return fail(409, { problem: m.councils_seats_refused() });
		redirect(303, `/meetings/${meeting}/attendance`);
	}
};
