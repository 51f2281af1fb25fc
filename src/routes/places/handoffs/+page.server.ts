import { error } from '@sveltejs/kit';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { handoffCounts, seesHandoffs } from '#lib/server/places/handoff-counts.ts';
import { managesCity } from '#lib/city/administration-policy.ts';
import type { PageServerLoad } from './$types';

/** C64: a count and a day, never a text. */
export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	if (!(await seesHandoffs(db, person))) error(403);
	const asked = Number(event.url.searchParams.get('year') ?? '');
	return {
		bar: await topBar(db, person),
		manages: managesCity(person),
		...(await handoffCounts(db, person, asked || null))
	};
};
