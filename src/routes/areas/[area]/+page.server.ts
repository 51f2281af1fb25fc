import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { noteFact, takeFactAway } from '#lib/server/areas/area-facts.ts';
import { changeArea, versionOf } from '#lib/server/areas/change-area.ts';
import { moveCouncil, resumeArea } from '#lib/server/areas/end-areas.ts';
import { findArea } from '#lib/server/areas/find-area.ts';
import { removeArea } from '#lib/server/areas/remove-area.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { isUuid, type AreaId, type CouncilId } from '#lib/server/db/ids.ts';
import { typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { problemsOf, readAreaForm } from '../read-area-form.ts';
import { readFactForm } from './read-fact-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	const found = await findArea(db, person.municipality, event.params.area);
	if (!found) error(404);
	return { bar: await topBar(db, person), ...found, version: versionOf(found.area) };
};

async function asked(event: RequestEvent) {
	const person = requireCityManager(event);
	if (!isUuid(event.params.area)) error(404);
	const found = await findArea(event.locals.app.db, person.municipality, event.params.area);
	if (!found) error(404);
	const form = await sentForm(event.request);
	return { db: event.locals.app.db, person, id: found.area.id, form };
}

const sent = (form: FormData, name: string): string => typedInto(form, name)[name] ?? '';
const idIn = <Id extends string>(form: FormData, name: string): Id => {
	const id = sent(form, name);
	if (!isUuid(id)) error(400, { message: m.staff_field_choose() });
	return id as Id;
};

export const actions: Actions = {
	change: async (event) => {
		const { db, person, id, form } = await asked(event);
		const read = readAreaForm(form);
		if (!read.ok) return fail(400, { typed: read.typed, problems: read.problems });
		const { words, typed } = read;
		const done = await changeArea(db, person, { id, words, before: sent(form, 'before') });
		if (done === 'changed') redirect(303, `/areas/${id}?changed`);
		if (typeof done === 'string') return fail(400, { typed, problems: problemsOf(done) });
		return fail(409, { typed, problems: {}, theirs: { ...done.now, version: versionOf(done.now) } });
	},
	resume: async (event) => {
		const { db, person, id } = await asked(event);
		await resumeArea(db, person, id);
		redirect(303, `/areas/${id}?changed`);
	},
	move: async (event) => {
		const { db, person, id, form } = await asked(event);
		const council = idIn<CouncilId>(form, 'movedCouncil');
		const done = await moveCouncil(db, person, { from: id, council, to: idIn<AreaId>(form, 'toArea') });
		if (done !== 'moved') return fail(400, { moveProblem: m.areas_move_gone() });
		redirect(303, `/areas/${id}?changed`);
	},
	remove: async (event) => {
		const { db, person, id } = await asked(event);
		const done = await removeArea(db, person, id);
		if (done === 'held') return fail(409, { removeProblem: m.areas_held_now() });
		redirect(303, '/areas');
	},
	fact: async (event) => {
		const { db, person, id, form } = await asked(event);
		const read = readFactForm(form);
		if (!read.ok) return fail(400, { fact: read.typed, factProblems: read.problems });
		const { fact, corrects, typed } = read;
		const done = await noteFact(db, person, { area: id, fact, corrects });
		if (done === 'noted') redirect(303, `/areas/${id}?changed#facts`);
		if (done === 'day_taken')
			return fail(400, { fact: typed, factProblems: { factDay: m.areas_fact_day_taken() } });
		if (done === 'gone') return fail(400, { fact: typed, factProblems: { factDay: m.areas_fact_gone() } });
		return fail(409, { fact: typed, factProblems: {}, factNow: done.now });
	},
	dropFact: async (event) => {
		const { db, person, id, form } = await asked(event);
		await takeFactAway(db, person, { area: id, on: sent(form, 'factOf') });
		redirect(303, `/areas/${id}?changed#facts`);
	}
};
