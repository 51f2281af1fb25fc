import { fail, redirect } from '@sveltejs/kit';
import { cityHasBegun } from '#lib/server/areas/begin-city.ts';
import { areasWithCouncils } from '#lib/server/areas/areas-with-councils.ts';
import { makeArea } from '#lib/server/areas/change-area.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { problemsOf, readAreaForm } from './read-area-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	return {
		bar: await topBar(db, person),
		areas: await areasWithCouncils(db, person.municipality),
		begun: await cityHasBegun(db, person.municipality)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const read = readAreaForm(await sentForm(event.request));
		if (!read.ok) return fail(400, { typed: read.typed, problems: read.problems });
		const made = await makeArea(event.locals.app.db, person, read.words);
		if (typeof made === 'string') return fail(400, { typed: read.typed, problems: problemsOf(made) });
		redirect(303, '/areas');
	}
};
