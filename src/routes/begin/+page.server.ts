import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { beginCity, cityHasBegun } from '#lib/server/areas/begin-city.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { line } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = () => v.object({ councilName: line(40) });

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	if (await cityHasBegun(db, person.municipality)) redirect(303, '/city');
	return { bar: await topBar(db, person) };
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const form = await sentForm(event.request);
		const read = readForm(schema(), form);
		if (!read.ok) return fail(400, { typed: typedInto(form, 'councilName'), problems: read.problems });

		const { councilName } = read.value;
		const begun = await beginCity(event.locals.app.db, person, { structure: null, councilName });
		// Somebody else answered meanwhile, or this was pressed twice: the councils that are there can be chosen.
		if (begun === 'begun') redirect(303, '/meetings/prepare');
		redirect(303, `/meetings/prepare?council=${begun.council}`);
	}
};
