import { cityHasBegun } from '#lib/server/areas/begin-city.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	return { bar: await topBar(db, person), begun: await cityHasBegun(db, person.municipality) };
};
