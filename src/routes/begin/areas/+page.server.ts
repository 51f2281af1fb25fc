import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { longestAreaName, mostTypedAreas, problemOf, type TypedProblem } from '#lib/city/typed-areas.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { beginCity, cityHasBegun } from '#lib/server/areas/begin-city.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { kindsOf, readStructure, typedLayers } from '../structures.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = () => v.object({ councilName: optionalLine(40) });

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	if (await cityHasBegun(db, person.municipality)) redirect(303, '/areas');
	const bar = await topBar(db, person);
	return { bar, structure: readStructure(event.url.searchParams.get('as')) };
};

const sentences = {
	nothing: () => m.areas_typed_nothing(),
	nameless: () => m.areas_typed_nameless(),
	many: () => m.areas_typed_many({ count: mostTypedAreas })
} as const;

const sentenceFor = (problem: TypedProblem) =>
	problem.is === 'long'
		? m.areas_typed_long({ name: problem.name.slice(0, 20), count: longestAreaName })
		: sentences[problem.is]();

async function readTyped(request: Request, place: string) {
	const form = await sentForm(request);
	const typed = typedInto(form, 'as', 'names', 'school', 'councilName');
	const structure = readStructure(typed['as'] ?? null);
	const names = structure === 'whole' ? place : (typed['names'] ?? '');
	const layers = typedLayers(structure, names);
	const problem = problemOf(layers);
	const read = readForm(schema(), form);
	const problems = {
		...(problem ? { names: sentenceFor(problem) } : {}),
		...(read.ok ? {} : read.problems)
	};
	const councilName = read.ok ? read.value.councilName || null : null;
	const kinds = kindsOf(structure, typed['school'] ?? '');
	return { typed, layers, problems, councilName, structure: { ...kinds, layers } };
}

export const actions: Actions = {
	preview: async (event) => {
		const person = requireCityManager(event);
		const { place } = await topBar(event.locals.app.db, person);
		const { typed, layers, problems } = await readTyped(event.request, place);
		if (Object.keys(problems).length > 0) return fail(400, { typed, problems, layers: null });
		return { typed, problems: {}, layers };
	},
	/** 書きなおす, also without a script. */
	again: async (event) => {
		const person = requireCityManager(event);
		const { place } = await topBar(event.locals.app.db, person);
		const { typed } = await readTyped(event.request, place);
		return { typed, problems: {}, layers: null };
	},
	make: async (event) => {
		const person = requireCityManager(event);
		const { place } = await topBar(event.locals.app.db, person);
		const { typed, problems, structure, councilName } = await readTyped(event.request, place);
		if (Object.keys(problems).length > 0) return fail(400, { typed, problems, layers: null });

		const begun = await beginCity(event.locals.app.db, person, { structure, councilName });
		if (begun !== 'begun' && begun.council) redirect(303, `/meetings/prepare?council=${begun.council}`);
		redirect(303, '/areas?made');
	}
};
