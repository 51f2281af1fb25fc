import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { listAheadNotes } from '#lib/server/meetings/ahead-notes.ts';
import { askRoom, facilitator } from '#lib/server/meetings/ask-room.ts';
import { bringAhead } from '#lib/server/meetings/bring-ahead.ts';
import { otherPrepared } from '#lib/server/meetings/coming-meetings.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const cancelling = () => v.object({ words: optionalLine(120) });

export const load: PageServerLoad = async (event) => {
	const { person, meeting, council } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);

	const { councilName, number, phase, startsAt, cancelledAt, cancelledWords } = found;
	return {
		bar: await topBar(app.db, person),
		meeting,
		council,
		councilName,
		number,
		phase,
		startsAt,
		cancelledAt,
		cancelledWords,
		ahead: (await listAheadNotes(app, address)).length,
		others: await otherPrepared(app, { ...address, council })
	};
};

const refused = (refusal: Refusal, typed: Record<string, string> = {}) =>
	fail(400, {
		typed,
		brought: false,
		problem: refusal === 'try_again' ? m.staff_try_again() : refusalSentence(refusal)
	});

/** The meeting's live room validates the command. */
async function cancel(event: RequestEvent, on: boolean, words: string): Promise<Refusal | null> {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const address = { meeting, municipality: person.municipality };
	const ask = { type: 'meeting.cancel', on, words } as const;
	return askRoom(event.locals.app, address, facilitator(person), ask);
}

export const actions: Actions = {
	cancel: async (event) => {
		await requireMeetingStaff(event, event.params.meeting);
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'words');
		const read = readForm(cancelling(), form);
		if (!read.ok) return fail(400, { typed, problem: read.problems.words ?? null, brought: false });
		const refusal = await cancel(event, true, read.value.words);
		if (refusal) return refused(refusal, typed);
		redirect(303, `/meetings/${event.params.meeting}`);
	},
	resume: async (event) => {
		const refusal = await cancel(event, false, '');
		if (refusal) return refused(refusal);
		redirect(303, `/meetings/${event.params.meeting}?restored`);
	},
	bring: async (event) => {
		const { person, meeting, council } = await requireMeetingStaff(event, event.params.meeting);
		const { app } = event.locals;
		const from = { meeting, municipality: person.municipality };
		const wanted = (await sentForm(event.request)).get('to');
		const to = (await otherPrepared(app, { ...from, council })).find(({ id }) => id === wanted);
		if (!to) return refused('try_again');
		const refusal = await bringAhead(app, person, { from, to: to.id });
		return refusal ? refused(refusal) : { typed: {}, problem: null, brought: true };
	}
};
