import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { affiliations, usualAffiliations } from '#lib/board/attendance.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { affiliationSettings } from '#lib/server/organizations/affiliation-settings.ts';
import { changeAffiliation, moveAffiliation } from '#lib/server/organizations/change-affiliation.ts';
import { namedAffiliations } from '#lib/words/affiliation/city-affiliations.ts';
import type { Actions, PageServerLoad } from './$types';

const kind = () => v.picklist(affiliations, () => m.staff_field_choose());

const change = () =>
	v.object({
		affiliation: kind(),
		word: optionalLine(30),
		shown: v.optional(v.string(), ''),
		seenWord: v.optional(v.string(), ''),
		seenShown: v.optional(v.string(), '')
	});

const move = () => v.object({ affiliation: kind(), before: v.union([kind(), v.literal('')]) });

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	const settings = await affiliationSettings(db, person.municipality);
	return {
		bar: await topBar(db, person),
		kinds: namedAffiliations(settings, usualAffiliations)
	};
};

export const actions: Actions = {
	change: async (event) => {
		const person = requireCityManager(event);
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'affiliation', 'word', 'shown');
		const read = readForm(change(), form);
		if (!read.ok) return fail(400, { typed, problems: read.problems, now: null });
		const { affiliation, word, shown, seenWord, seenShown } = read.value;
		const changed = await changeAffiliation(event.locals.app.db, person, affiliation, {
			word,
			hidden: shown === '',
			seen: { word: seenWord, hidden: seenShown === '' }
		});
		if (changed.kind === 'same_word')
			return fail(400, { typed, problems: { word: m.organizations_kind_same_word() }, now: null });
		if (changed.kind === 'other_now') return fail(409, { typed, problems: {}, now: changed.now });
		redirect(303, `/organizations/affiliations#${affiliation}`);
	},
	move: async (event) => {
		const person = requireCityManager(event);
		const form = await sentForm(event.request);
		const read = readForm(move(), form);
		if (!read.ok)
			return fail(400, { typed: typedInto(form, 'affiliation'), problems: read.problems, now: null });
		const { affiliation, before } = read.value;
		await moveAffiliation(event.locals.app.db, person, affiliation, before === '' ? null : before);
		redirect(303, `/organizations/affiliations#${affiliation}`);
	}
};
