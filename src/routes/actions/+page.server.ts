import { heavyFromCarried, isDueBy, isPassed, isUndone, undoneStatuses } from '#lib/action/action.ts';
import { byUrgency } from '#lib/action/order.ts';
import { isSilent } from '#lib/action/silence.ts';
import { matchesWords } from '#lib/board/text/matches-words.ts';
import { actionStatuses } from '#lib/board/model.ts';
import { countActions } from '#lib/server/actions/count-actions.ts';
import { type ActionLine, listActions } from '#lib/server/actions/list-actions.ts';
import { seesActionsOf } from '#lib/server/actions/visible-actions.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { facilitates } from '#lib/server/auth/person.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import { japanDay, nightsSince } from '#lib/words/japan-time.ts';
import type { PageServerLoad } from './$types';

const concerns = ['passed', 'silent', 'heavy'] as const;

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

	const today = japanDay(new Date());
	const lines = await listActions(db, person, { council, statuses });
	const rows = lines
		.filter(({ what, firstStep, owner, helpers }) => matchesWords([what, firstStep, owner, helpers], search))
		.map((line) => ({
			...asRow(line, today),
			changes: facilitates(person, line.council)
		}));
	return {
		bar: await topBar(db, person),
		councils: councils.map(({ id, displayName }) => ({ id, displayName })),
		council: council ?? null,
		statuses,
		only,
		search,
		counts: await countActions(db, person, { council }),
		concerns: concerns.map((concern) => ({
			concern,
			count: rows.filter((row) => row[concern]).length
		})),
		actions: rows.filter((row) => only.every((concern) => row[concern])).toSorted(byUrgency)
	};
};

/** Limits a row to what the list shows: texts of notes must not reach it. */
function asRow(line: ActionLine, today: string) {
	const { id, status, result, what, councilName, owner, firstStep, helpers, due, createdAt, carried } = line;
	const undone = isUndone(status);
	const daysSinceNews = nightsSince(line.updatedAt, today);
	const next = line.nextMeetingAt && japanDay(line.nextMeetingAt);
	return {
		id,
		status,
		result,
		what,
		councilName,
		owner,
		firstStep,
		helpers,
		due,
		createdAt,
		daysSinceNews,
		/** 持ち越し回数. Not counted once the action item is done or dropped. */
		carried: undone ? carried : 0,
		heavy: undone && carried >= heavyFromCarried,
		passed: undone && isPassed(due, today, line.nextMeetingEnded),
		dueNext: undone && isDueBy(due, next),
		silent: isSilent(status, daysSinceNews)
	};
}
