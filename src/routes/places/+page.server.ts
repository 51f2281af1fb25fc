import { fail, redirect } from '@sveltejs/kit';
import { managesCity } from '#lib/city/administration-policy.ts';
import { requireAccount, requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { seesHandoffs } from '#lib/server/places/handoff-counts.ts';
import { makePlace } from '#lib/server/places/make-place.ts';
import { placeChoices } from '#lib/server/places/place-choices.ts';
import { askedPlaces } from './asked-places.ts';
import { typedIn } from './place-typed.ts';
import { problemWords } from './problem-words.ts';
import { readPlace } from './read-place.ts';
import type { Actions, PageServerLoad } from './$types';

/** C60: read by every account of the 市町村, changed by 行政担当. */
export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const { areas, area, ...found } = await askedPlaces(db, person.municipality, event.url.searchParams);
	const manages = managesCity(person);

	return {
		bar: await topBar(db, person),
		manages,
		counts: await seesHandoffs(db, person),
		...found,
		area: area?.id ?? null,
		areas,
		organizations: manages ? (await placeChoices(db, person.municipality)).organizations : []
	};
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const { db } = event.locals.app;
		const typed = typedIn(await sentForm(event.request));
		const read = readPlace(typed, await placeChoices(db, person.municipality));
		if (!read.ok) return fail(400, { typed, problems: read.problems });
		const made = await makePlace(db, person, read.place);
		if (typeof made === 'string') return fail(400, { typed, problems: problemWords(made) });
		redirect(303, '/places?told=made');
	}
};
