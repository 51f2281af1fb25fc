import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { beginRehearsal } from '#lib/server/rehearsals/begin-rehearsal.ts';
import { endRehearsal } from '#lib/server/rehearsals/end-rehearsal.ts';
import { rehearsalsOfMeeting } from '#lib/server/rehearsals/running-rehearsal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);

	const { councilName, number, phase, cancelledAt } = found;
	const running = await rehearsalsOfMeeting(app, address);
	return {
		bar: await topBar(app.db, person),
		meeting,
		councilName,
		number,
		possible: phase === 'draft' && cancelledAt === null,
		running: running.some(({ startedBy }) => startedBy === person.id)
	};
};

export const actions: Actions = {
	/** Not with a 当日のかぎ, which is lent for one meeting and one day. */
	begin: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const begun = await beginRehearsal(event.locals.app, person, meeting);
		if (begun.ok) redirect(303, `/meetings/${begun.meeting}/board`);
		const { refusal } = begun;
		const problem = refusal === 'try_again' ? m.staff_try_again() : refusalSentence(refusal);
		return fail(400, { problem });
	},
	/** One's own, or the one on whose board it was pressed. */
	end: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const { app } = event.locals;
		const pressedIn = (await sentForm(event.request)).get('rehearsal');
		const running = await rehearsalsOfMeeting(app, { meeting, municipality: person.municipality });
		const ended = running.filter((each) =>
			pressedIn === null ? each.startedBy === person.id : each.meeting === pressedIn
		);
		for (const rehearsal of ended) await endRehearsal(app, rehearsal);
		redirect(303, `/meetings/${meeting}?rehearsed`);
	}
};
