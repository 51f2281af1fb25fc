import { error, fail, redirect } from '@sveltejs/kit';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { isUuid, type HandoffPlaceId } from '#lib/server/db/ids.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { changePlace } from '#lib/server/places/change-place.ts';
import { findPlace } from '#lib/server/places/find-place.ts';
import { placeChoices } from '#lib/server/places/place-choices.ts';
import { removePlace } from '#lib/server/places/remove-place.ts';
import { typedIn } from '../place-typed.ts';
import { problemWords } from '../problem-words.ts';
import { readPlace } from '../read-place.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** 404 hides that another 市町村 has such an entry. */
async function thePlace(event: RequestEvent) {
	const person = requireCityManager(event);
	const { place: id } = event.params;
	if (!isUuid(id)) error(404);
	const found = await findPlace(event.locals.app.db, person.municipality, id as HandoffPlaceId);
	if (!found) error(404);
	return { person, id: id as HandoffPlaceId, ...found };
}

export const load: PageServerLoad = async (event) => {
	const { person, place, version } = await thePlace(event);
	const { db } = event.locals.app;
	const chosen = place.areas.map(({ id }) => id);
	return {
		bar: await topBar(db, person),
		place,
		version,
		...(await placeChoices(db, person.municipality, chosen))
	};
};

export const actions: Actions = {
	change: async (event) => {
		const { person, id, place } = await thePlace(event);
		const { db } = event.locals.app;
		const form = await sentForm(event.request);
		const typed = typedIn(form);
		const chosen = place.areas.map((area) => area.id);
		const read = readPlace(typed, await placeChoices(db, person.municipality, chosen));
		if (!read.ok) return fail(400, { typed, problems: read.problems, met: null });
		const since = form.get('since');
		const wanted = { id, place: read.place, since: typeof since === 'string' ? since : '' };
		const changed = await changePlace(db, person, wanted);
		if (changed === 'place_gone') error(404);
		if (changed === 'changed_meanwhile') {
			const met = await findPlace(db, person.municipality, id);
			return fail(409, { typed, problems: {}, met });
		}
		if (changed !== 'done') return fail(400, { typed, problems: problemWords(changed), met: null });
		redirect(303, '/places?told=changed');
	},
	remove: async (event) => {
		const { person, id } = await thePlace(event);
		await removePlace(event.locals.app.db, person, id);
		redirect(303, '/places?told=removed');
	}
};
