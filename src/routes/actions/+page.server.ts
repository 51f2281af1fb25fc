import { undoneStatuses } from '#lib/action/action.ts';
import { actionOrders, type ActionOrder } from '#lib/action/order.ts';
import { actionStatuses } from '#lib/board/model.ts';
import { countActions } from '#lib/server/actions/count-actions.ts';
import { concerns, searchActions } from '#lib/server/actions/search-actions.ts';
import { seesActionsOf } from '#lib/server/actions/visible-actions.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import { fiscalYears, readFiscalYear } from '#lib/server/meetings/fiscal-years.ts';
import type { PageServerLoad } from './$types';

const orders = Object.keys(actionOrders) as ActionOrder[];

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
	const years = await fiscalYears(db, person);
	const year = readFiscalYear(asked.get('year'), years);
	const order = orders.find((each) => each === asked.get('order')) ?? 'urgent';
	const filter = { council, statuses, only, words: search, year, order, page: readPage(asked.get('page')) };
	const found = await searchActions(db, person, filter);
	const addressOf = (page: number) => {
		const query = new URLSearchParams(asked);
		query.set('page', String(page));
		return `/actions?${query.toString()}`;
	};

	return {
		bar: await topBar(db, person),
		councils: councils.map(({ id, displayName }) => ({ id, displayName })),
		council: council ?? null,
		statuses,
		only,
		search,
		years,
		year,
		order,
		counts: await countActions(db, person, { council }),
		concerns: found.concerns,
		count: found.count,
		page: found.page,
		pages: found.pages,
		before: found.page > 1 ? addressOf(found.page - 1) : null,
		after: found.page < found.pages ? addressOf(found.page + 1) : null,
		actions: found.actions
	};
};

const readPage = (text: string | null) => (text && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1);
