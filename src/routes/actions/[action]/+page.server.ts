import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isPassed, isUndone } from '#lib/action/action.ts';
import { actionStatuses, type ActionId } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import { actionHistory } from '#lib/server/actions/action-history.ts';
import { type ActionLine, listActions } from '#lib/server/actions/list-actions.ts';
import { updateAction } from '#lib/server/actions/update-action.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { facilitates, type Person } from '#lib/server/auth/person.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import type { Db } from '#lib/server/db/client.ts';
import { isUuid } from '#lib/server/db/ids.ts';
import { readForm, typedInto } from '#lib/server/form.ts';
import { japanDay } from '#lib/server/japan-time.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = () =>
	v.object({
		status: v.picklist(actionStatuses, () => m.staff_field_choose()),
		remark: v.optional(v.string(), '')
	});

/** 404 for what this person may not see: whether it exists is not ours to tell. */
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
	const { council, councilName, what, firstStep, owner, due, status, origin } = found;
	const today = japanDay(new Date());

	return {
		bar: await topBar(db, person),
		...{ councilName, what, firstStep, owner, due, status, origin },
		passed: isUndone(status) && isPassed(due, today, found.nextMeetingEnded),
		changes: facilitates(person, council),
		history: (await actionHistory(db, person, found.id)).toReversed()
	};
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireAccount(event);
		const { app } = event.locals;
		const { id } = await theAction(app.db, person, event.params.action);
		const form = await event.request.formData();
		const typed = typedInto(form, 'status', 'remark');
		const no = (status: 400 | 403 | 503, problem: string | null, failure: string | null) =>
			fail(status, { typed, problem, failure });
		const read = readForm(schema(), form);
		if (!read.ok) return no(400, null, Object.values(read.problems)[0] ?? null);

		const refusal = await updateAction(app, person, { action: id, ...read.value });
		if (refusal === 'try_again') return no(503, null, m.staff_try_again());
		if (refusal === 'read_only') return no(403, null, m.staff_read_only());
		if (refusal) return no(400, refusalSentence(refusal), null);
		redirect(303, `/actions/${id}#history`);
	}
};
