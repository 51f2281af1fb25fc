import { roles } from '#lib/city/roles.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { councilNames } from '#lib/server/councils/council-names.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { listPeople } from '#lib/server/people/list-people.ts';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { app } = event.locals;
	const { municipality } = person;
	const asked = event.url.searchParams;
	const councils = await councilNames(app.db, municipality);
	const areas = (await listAreas(app.db, municipality)).map(({ id, name }) => ({ id, name }));
	const filter = {
		words: (asked.get('search') ?? '').trim().slice(0, 100),
		role: roles.find((known) => known === asked.get('role')) ?? null,
		council: councils.find(({ id }) => id === asked.get('council'))?.id ?? null,
		area: areas.find(({ id }) => id === asked.get('area'))?.id ?? null
	};
	const { there, gone } = await listPeople(app, municipality, filter);
	const pages = Math.max(1, Math.ceil(there.length / perPage));
	const page = Math.min(pages, Math.max(1, Math.floor(Number(asked.get('page')) || 1)));

	return {
		bar: await topBar(app.db, person),
		councils,
		areas,
		filter,
		count: there.length,
		people: there.slice((page - 1) * perPage, page * perPage),
		gone: filter.role || filter.council || filter.area ? [] : gone,
		earlier: page > 1 ? addressOf(event.url, page - 1) : null,
		later: page < pages ? addressOf(event.url, page + 1) : null
	};
};

function addressOf(url: URL, page: number): string {
	const to = new URLSearchParams(url.searchParams);
	to.set('page', String(page));
	return `?${to}`;
}
