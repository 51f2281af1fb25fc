import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { heavyFromMeetings, isPassed, isUndone } from '#lib/action/action.ts';
import { dueFromFields } from '#lib/action/due.ts';
import { actionStatuses, type ActionId } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { actionHistory } from '#lib/server/actions/action-history.ts';
import { editAction } from '#lib/server/actions/edit-action.ts';
import { type ActionLine, listActions } from '#lib/server/actions/list-actions.ts';
import { updateAction } from '#lib/server/actions/update-action.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { facilitates, type Person } from '#lib/server/auth/person.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import type { Db } from '#lib/server/db/client.ts';
import { isUuid } from '#lib/server/db/ids.ts';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { Actions, PageServerLoad } from './$types';

const change = () =>
	v.object({
		status: v.picklist(actionStatuses, () => m.staff_field_choose()),
		remark: v.optional(v.string(), '')
	});

const words = () =>
	v.object({
		what: line(200),
		firstStep: optionalLine(200),
		owner: optionalLine(100),
		helpers: optionalLine(100),
		due: v.picklist(['next_meeting', 'date', 'month', 'undecided'], () => m.staff_field_choose()),
		on: v.optional(v.string(), ''),
		month: v.optional(v.string(), '')
	});

/** 404 also hides that there is an action which this account may not see. */
async function theAction(db: Db, person: Person, id: string): Promise<ActionLine> {
	if (!isUuid(id)) error(404);
	const [found] = await listActions(db, person, { action: id as ActionId });
	if (!found) error(404);
	return found;
}

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const found = await theAction(db, person, event.params.action);
	const { council, councilName, what, firstStep, owner, helpers, due, result, status, origin } = found;
	const today = japanDay(new Date());
	const undone = isUndone(status);

	return {
		bar: await topBar(db, person),
		councilName,
		what,
		firstStep,
		owner,
		helpers,
		due,
		result,
		status,
		origin,
		nextMeetingAt: found.nextMeetingAt,
		today,
		passed: undone && isPassed(due, today, found.nextMeetingEnded),
		meetingsSince: found.meetingsSince,
		heavy: undone && found.meetingsSince >= heavyFromMeetings,
		mayChange: facilitates(person, council),
		history: (await actionHistory(db, person, found.id)).toReversed()
	};
};

function refused(typed: Record<string, string>, refusal: Refusal) {
	if (refusal === 'try_again') return fail(503, { typed, problems: {}, failure: m.staff_try_again() });
	if (refusal === 'read_only') return fail(403, { typed, problems: {}, failure: m.staff_read_only() });
	const field = 'remark' in typed ? 'remark' : 'what';
	return fail(400, { typed, problems: { [field]: refusalSentence(refusal) }, failure: null });
}

export const actions: Actions = {
	record: async (event) => {
		const person = requireAccount(event);
		const { app } = event.locals;
		const { id } = await theAction(app.db, person, event.params.action);
		const form = await sentForm(event.request);
		const typed = { remark: '', ...typedInto(form, 'status', 'remark') };
		const read = readForm(change(), form);
		if (!read.ok) return fail(400, { typed, problems: {}, failure: Object.values(read.problems)[0] ?? null });

		const refusal = await updateAction(app, person, { action: id, ...read.value });
		if (refusal) return refused(typed, refusal);
		redirect(303, `/actions/${id}#history`);
	},

	words: async (event) => {
		const person = requireAccount(event);
		const { app } = event.locals;
		const { id } = await theAction(app.db, person, event.params.action);
		const form = await sentForm(event.request);
		const typed = { what: '', ...typedInto(form, ...Object.keys(words().entries)) };
		const read = readForm(words(), form);
		if (!read.ok) return fail(400, { typed, problems: read.problems, failure: null });

		const { what, firstStep, owner, helpers, ...fields } = read.value;
		const due = dueFromFields(fields);
		if (!due) return fail(400, { typed, problems: { due: m.follow_words_which() }, failure: null });
		const refusal = await editAction(app, person, {
			action: id,
			words: { what, firstStep, owner, helpers, due }
		});
		if (refusal) return refused(typed, refusal);
		redirect(303, `/actions/${id}#history`);
	}
};
