import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { undoneStatuses } from '#lib/action/action.ts';
import { dueFromFields } from '#lib/action/due.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import { bringAction } from '#lib/server/actions/bring-action.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = () =>
	v.object({
		what: line(200),
		firstStep: optionalLine(200),
		owner: optionalLine(100),
		helpers: optionalLine(100),
		due: v.picklist(['next_meeting', 'date', 'month', 'undecided'], () => m.staff_field_choose()),
		on: v.optional(v.string(), ''),
		month: v.optional(v.string(), ''),
		status: v.picklist(undoneStatuses, () => m.staff_field_choose()),
		remark: optionalLine(200)
	});

export const load: PageServerLoad = async (event) => {
	const { person, meeting, council } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const found = await findMeeting(app, { meeting, municipality: person.municipality });
	if (!found) error(404);
	if (found.phase === 'wrapup' || found.phase === 'closed') redirect(303, `/meetings/${meeting}`);
	const undone = await listActions(app.db, person, { council, statuses: undoneStatuses });

	return {
		bar: await topBar(app.db, person),
		meeting,
		councilName: found.councilName,
		number: found.number,
		actions: undone.map(({ id, what, owner, firstStep, due, status, result }) => ({
			id,
			what,
			owner,
			firstStep,
			due,
			status,
			result
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { person, meeting, council } = await requireMeetingStaff(event, event.params.meeting);
		const form = await sentForm(event.request);
		const typed = typedInto(form, ...form.keys());
		const no = (problems: Record<string, string>, failure: string | null) =>
			fail(400, { typed, problems, failure });
		const read = readForm(schema(), form);
		if (!read.ok) return no(read.problems, null);

		const { on, month, ...words } = read.value;
		const due = dueFromFields({ due: words.due, on, month });
		if (!due) return no({ due: m.prepare_earlier_day() }, null);
		const refusal = await bringAction(event.locals.app, person, council, { ...words, due });
		if (refusal) return no({}, refusal === 'try_again' ? m.staff_try_again() : refusalSentence(refusal));
		redirect(303, `/meetings/${meeting}/earlier`);
	}
};
