import { isPassed, isUndone, undoneStatuses } from '#lib/action/action.ts';
import { byUrgency } from '#lib/action/order.ts';
import { isSilent } from '#lib/action/silence.ts';
import { actionStatuses } from '#lib/board/model.ts';
import { countActions } from '#lib/server/actions/count-actions.ts';
import { type ActionLine, listActions } from '#lib/server/actions/list-actions.ts';
import { seesActionsOf } from '#lib/server/actions/visible-actions.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import { japanDay, nightsSince } from '#lib/server/japan-time.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const asked = event.url.searchParams;
	const councils = (await listCouncils(db, person)).filter(({ id }) => seesActionsOf(person, id));
	const council = councils.find(({ id }) => id === asked.get('council'))?.id;
	const wanted = actionStatuses.filter((status) => asked.getAll('status').includes(status));
	const statuses = wanted.length > 0 ? wanted : undoneStatuses;

	const today = japanDay(new Date());
	const lines = await listActions(db, person, { council, statuses });
	return {
		bar: await topBar(db, person),
		councils: councils.map(({ id, displayName }) => ({ id, displayName })),
		council: council ?? null,
		statuses,
		counts: await countActions(db, person, { council }),
		actions: lines.map((line) => asRow(line, today)).toSorted(byUrgency)
	};
};

/** What a row shows, and no more: the words of notes are not for this list. */
function asRow(line: ActionLine, today: string) {
	const { id, status, what, councilName, owner, due, createdAt } = line;
	const daysSinceNews = nightsSince(line.updatedAt, today);
	return {
		...{ id, status, what, councilName, owner, due, createdAt, daysSinceNews },
		passed: isUndone(status) && isPassed(due, today, line.nextMeetingEnded),
		silent: isSilent(status, daysSinceNews)
	};
}
