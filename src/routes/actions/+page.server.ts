import { undoneStatuses } from '#lib/action/action.ts';
import { actionStatuses } from '#lib/board/model.ts';
import { countActions } from '#lib/server/actions/count-actions.ts';
import { concerns, searchActions } from '#lib/server/actions/search-actions.ts';
import { seesActionsOf } from '#lib/server/actions/visible-actions.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const asked = event.url.searchParams;
	const councils = (await listCouncils(db, person)).filter(({ id }) => seesActionsOf(person, id));
	const council = councils.find(({ id }) => id === asked.get('council'))?.id;
	const wanted = actionStatuses.filter((status) => asked.getAll('status').includes(status));
	const statuses = wanted.length > 0 ? wanted : undoneStatuses;
	const only = concerns.filter((concern) => asked.getAll('only').includes(concern));
	const search = (asked.get('search') ?? '').trim().slice(0, 100);
	const found = await searchActions(db, person, { council, statuses, only, words: search });

	return {
		bar: await topBar(db, person),
		councils: councils.map(({ id, displayName }) => ({ id, displayName })),
		council: council ?? null,
		statuses,
		only,
		search,
		counts: await countActions(db, person, { council }),
		concerns: found.concerns,
		actions: found.actions
	};
};
