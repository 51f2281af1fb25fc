import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isDay } from '#lib/board/day.ts';
import { managesCouncil } from '#lib/city/administration-policy.ts';
import { hasEnded } from '#lib/city/area-days.ts';
import type { Fields } from '#lib/city/edited-twice.ts';
import { phaseSteps, stepsOf, type PhaseProblem } from '#lib/city/council-phase.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { requireAccount, requireCouncilManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { changeCouncil } from '#lib/server/councils/change-council.ts';
import { seesPeopleOf } from '#lib/server/councils/council-people.ts';
import { councilFields, findCouncil, readsCouncil } from '#lib/server/councils/find-council.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { organizationNames } from '#lib/server/councils/named-organizations.ts';
import { stepPhase } from '#lib/server/councils/step-phase.ts';
import { listTemplates, removeTemplate, renameTemplate } from '#lib/server/councils/templates.ts';
import { line } from '#lib/server/forms/fields.ts';
import { readForm } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { readCouncilForm } from './read-council-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const council = await findCouncil(db, person, event.params.council);
	if (!council) error(404);
	if (!readsCouncil(person, council.id)) error(403);
	const manages = managesCouncil(person, council.id);
	const today = japanDay(new Date());
	const listed = manages ? await listAreas(db, person.municipality) : [];
	const areas = listed.filter((area) => area.id === council.areaId || !hasEnded(area, today));

	return {
		bar: await topBar(db, person),
		council,
		fields: councilFields(council),
		manages,
		people: seesPeopleOf(person, council.id),
		steps: stepsOf(council),
		areas: areas.map(({ id, name }) => ({ id, name })),
		organizations: manages ? await organizationNames(db, person.municipality) : [],
		templates: await listTemplates(db, person.municipality, council.id)
	};
};

const phaseSentence: Readonly<Record<PhaseProblem, () => string>> = {
	not_now: m.councils_phase_not_now,
	in_future: m.councils_phase_future,
	too_early: m.councils_phase_early
};

const step = () =>
	v.object({
		step: v.picklist(phaseSteps, () => m.staff_field_choose()),
		on: v.pipe(
			v.optional(v.string(), ''),
			v.transform((on) => on || japanDay(new Date())),
			v.check(isDay, () => m.councils_phase_day())
		)
	});

interface Refused {
	readonly typed: Fields | null;
	readonly problems: Fields;
	/** What another person stored meanwhile (C21). */
	readonly others: Fields | null;
	readonly was: Fields | null;
	/** Names of 団体 that are new: their 所属 is asked. */
	readonly unknown: readonly string[];
	readonly kinds: Fields;
	readonly phase: string | null;
}
const refused = (more: Partial<Refused>): Refused => ({
	typed: null,
	problems: {},
	others: null,
	was: null,
	unknown: [],
	kinds: {},
	phase: null,
	...more
});

export const actions: Actions = {
	change: async (event) => {
		const { person, council } = await requireCouncilManager(event, event.params.council);
		const { typed, was, kinds, read } = readCouncilForm(await sentForm(event.request));
		const about = { typed, was, kinds };
		if (!read.ok) return fail(400, refused({ ...about, problems: read.problems }));
		const done = await changeCouncil(event.locals.app.db, person, {
			council,
			change: read.value,
			was,
			kinds
		});
		if (done.ok) redirect(303, `/councils/${council}?changed`);
		if (done.why === 'unknown_area')
			return fail(400, refused({ ...about, problems: { area: m.staff_field_choose() } }));
		if (done.why === 'unknown_names') return fail(400, refused({ ...about, unknown: done.names }));
		const { others, fields } = done;
		// The person now sees both values, so that the next press is based on the stored ones (C21).
		return fail(409, refused({ ...about, typed: fields, others, was: { ...was, ...others } }));
	},

	phase: async (event) => {
		const { person, council } = await requireCouncilManager(event, event.params.council);
		const read = readForm(step(), await sentForm(event.request));
		if (!read.ok) return fail(400, refused({ phase: Object.values(read.problems)[0] ?? null }));
		const problem = await stepPhase(event.locals.app.db, person, { council, ...read.value });
		if (problem) return fail(400, refused({ phase: phaseSentence[problem]() }));
		redirect(303, `/councils/${council}`);
	},

	rename: async (event) => {
		const { person, council } = await requireCouncilManager(event, event.params.council);
		const read = readForm(v.object({ kept: v.string(), name: line(40) }), await sentForm(event.request));
		if (!read.ok) return fail(400, refused({ problems: { template: m.councils_template_name_missing() } }));
		const { kept: template, name } = read.value;
		const done = await renameTemplate(event.locals.app.db, person, { council, template, name });
		if (!done) return fail(404, refused({ problems: { template: m.councils_template_gone() } }));
		redirect(303, `/councils/${council}#templates`);
	},

	forget: async (event) => {
		const { person, council } = await requireCouncilManager(event, event.params.council);
		const template = (await sentForm(event.request)).get('kept');
		const wanted = typeof template === 'string' ? template : '';
		await removeTemplate(event.locals.app.db, person, { council, template: wanted });
		redirect(303, `/councils/${council}#templates`);
	}
};
