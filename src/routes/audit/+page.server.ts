import { isDay } from '#lib/board/day.ts';
import { listEvents } from '#lib/server/audit/list-events.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { isUuid } from '#lib/server/db/ids.ts';
import { actGroups, actsOf } from '#lib/words/audit/act-groups.ts';
import type { PageServerLoad } from './$types';

/** C1, C57 */
export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { app } = event.locals;
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const what = actGroups.find((group) => group === asked('what')) ?? null;
	const [from, to] = [asked('from'), asked('to')].map((day) => (isDay(day) ? day : null));
	const [who, before] = [asked('who'), asked('before')].map((id) => (isUuid(id) ? id : null));
	const filter = { who: who ?? null, from: from ?? null, to: to ?? null };
	return {
		bar: await topBar(app.db, person),
		...(await listEvents(app, person.municipality, {
			...filter,
			acts: what && actsOf(what),
			before: before ?? null
		})),
		filter: { ...filter, what },
		isFirst: !before
	};
};
