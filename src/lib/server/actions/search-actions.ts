import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { heavyFromMeetings, isDueBy, isPassed, isUndone } from '#lib/action/action.ts';
import { dueFromColumns } from '#lib/action/due.ts';
import { actionOrders, type ActionOrder } from '#lib/action/order.ts';
import { isSilent } from '#lib/action/silence.ts';
import type { ActionStatus } from '#lib/board/model.ts';
import { matchesWords } from '#lib/board/text/matches-words.ts';
import { fiscalYearStart } from '#lib/words/fiscal-year.ts';
import { japanDay, nightsSince } from '#lib/words/japan-time.ts';
import { facilitates, type Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems } from '../db/schema/action.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { meetingsSince, nextMeetingAt } from './list-actions.ts';
import { visibleTo } from './visible-actions.ts';

/** Overdue, without news, undone after too many meetings. */
export const concerns = ['passed', 'silent', 'heavy'] as const;
type Concern = (typeof concerns)[number];

export interface ActionSearch {
	readonly council?: CouncilId;
	readonly statuses: readonly ActionStatus[];
	/** Items must have all of these. */
	readonly only: readonly Concern[];
	readonly words: string;
	/** The 年度 in which it was decided; absent or null for all. */
	readonly year?: number | null;
	/** The most urgent first, if absent. */
	readonly order?: ActionOrder;
	/** Counts from 1. */
	readonly page?: number;
}

const actionsOnPage = 50;

/** The counts cover the whole search, not only the page. A page that does not exist is the last one. */
export async function searchActions(db: Db, person: Person, search: ActionSearch, now = new Date()) {
	const { only, words, order = 'urgent', page = 1 } = search;
	const found = await scope(db, person.municipality, (tx) => candidates(tx, person, search, now));
	const today = japanDay(now);
	const rows = found
		.filter(({ what, firstStep, owner, helpers }) => matchesWords([what, firstStep, owner, helpers], words))
		.map((line) => ({ ...asRow(line, today), mayChange: facilitates(person, line.council) }));
	const wanted = rows.filter((row) => only.every((concern) => row[concern])).toSorted(actionOrders[order]);
	const pages = Math.max(1, Math.ceil(wanted.length / actionsOnPage));
	const shown = Math.min(Math.max(1, page), pages);
	return {
		concerns: concerns.map((concern) => ({ concern, count: rows.filter((row) => row[concern]).length })),
		count: wanted.length,
		page: shown,
		pages,
		actions: wanted.slice((shown - 1) * actionsOnPage, shown * actionsOnPage)
	};
}

/** No words of notes: they must not reach the list. */
function candidates(tx: Tx, person: Person, { council, statuses, year }: ActionSearch, now: Date) {
	const undone = sql`${actionItems.status} not in ('done', 'dropped')`;
	return tx
		.select({
			id: actionItems.id,
			status: actionItems.status,
			result: actionItems.result,
			what: actionItems.what,
			firstStep: actionItems.firstStep,
			owner: actionItems.owner,
			helpers: actionItems.helpers,
			dueKind: actionItems.dueKind,
			dueOn: actionItems.dueOn,
			createdAt: actionItems.createdAt,
			updatedAt: actionItems.updatedAt,
			council: actionItems.councilId,
			councilName: councils.displayName,
			// Of what came to an end nobody asks, and a city has thousands.
			meetingsSince: sql<number>`case when ${undone} then ${meetingsSince} else 0 end`,
			nextMeetingAt: sql`case when ${undone} then ${nextMeetingAt(now)} end`.mapWith((at: string | null) =>
				at === null ? null : new Date(at)
			)
		})
		.from(actionItems)
		.innerJoin(councils, eq(councils.id, actionItems.councilId))
		.leftJoin(meetings, eq(meetings.id, actionItems.meetingId))
		.where(
			and(
				visibleTo(person),
				council && eq(actionItems.councilId, council),
				inArray(actionItems.status, [...statuses]),
				year ? gte(actionItems.createdAt, fiscalYearStart(year)) : undefined,
				year ? lt(actionItems.createdAt, fiscalYearStart(year + 1)) : undefined
			)
		);
}

type Candidate = Awaited<ReturnType<typeof candidates>>[number];

function asRow(line: Candidate, today: string) {
	const {
		id,
		status,
		result,
		what,
		councilName,
		owner,
		firstStep,
		helpers,
		createdAt,
		meetingsSince: since
	} = line;
	const due = dueFromColumns(line.dueKind, line.dueOn);
	const undone = isUndone(status);
	const daysSinceNews = nightsSince(line.updatedAt, today);
	const next = line.nextMeetingAt && japanDay(line.nextMeetingAt);
	return {
		...{ id, status, result, what, councilName, owner, firstStep, helpers, due, createdAt, daysSinceNews },
		/** 持ち越し回数, while undone. */
		meetingsSince: since,
		heavy: undone && since >= heavyFromMeetings,
		passed: undone && isPassed(due, today, since > 0),
		dueNext: undone && isDueBy(due, next),
		silent: isSilent(status, daysSinceNews)
	};
}
