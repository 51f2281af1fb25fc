import { requireAccount } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { askedPlaces } from '../asked-places.ts';
import { managesCity } from '#lib/city/administration-policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const { places, field, area } = await askedPlaces(db, person.municipality, event.url.searchParams);
	return {
		bar: await topBar(db, person),
		manages: managesCity(person),
		places,
		field,
		area: area?.name ?? null,
		query: event.url.search
	};
};
