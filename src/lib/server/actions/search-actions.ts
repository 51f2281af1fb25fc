import { heavyFromMeetings, isDueBy, isPassed, isUndone } from '#lib/action/action.ts';
import { byUrgency } from '#lib/action/order.ts';
import { isSilent } from '#lib/action/silence.ts';
import type { ActionStatus } from '#lib/board/model.ts';
import { matchesWords } from '#lib/board/text/matches-words.ts';
import { japanDay, nightsSince } from '#lib/words/japan-time.ts';
import { facilitates, type Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { type ActionLine, listActions } from './list-actions.ts';

/** What may need attention in an action: overdue, without news, undone after too many meetings. */
export const concerns = ['passed', 'silent', 'heavy'] as const;
type Concern = (typeof concerns)[number];

export interface ActionSearch {
	readonly council?: CouncilId;
	readonly statuses: readonly ActionStatus[];
	/** Only items that have all of these. */
	readonly only: readonly Concern[];
	/** Words of the item. Empty finds all. */
	readonly words: string;
}

/**
 * Returns the list of やること as staff read it, the most urgent first, and how many items of the
 * search have each concern, whether or not only those are shown.
 */
export async function searchActions(
	db: Db,
	person: Person,
	{ council, statuses, only, words }: ActionSearch,
	now = new Date()
) {
	const lines = await listActions(db, person, { council, statuses, now });
	const rows = lines
		.filter(({ what, firstStep, owner, helpers }) => matchesWords([what, firstStep, owner, helpers], words))
		.map((line) => ({
			...asRow(line, japanDay(now)),
			mayChange: facilitates(person, line.council)
		}));
	return {
		concerns: concerns.map((concern) => ({ concern, count: rows.filter((row) => row[concern]).length })),
		actions: rows.filter((row) => only.every((concern) => row[concern])).toSorted(byUrgency)
	};
}

/** Limits a row to what the list shows: texts of notes must not reach it. */
function asRow(line: ActionLine, today: string) {
	const { id, status, result, what, councilName, owner, firstStep, helpers, due, createdAt, meetingsSince } =
		line;
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
		/** 持ち越し回数. Not counted once the action is done or dropped. */
		meetingsSince: undone ? meetingsSince : 0,
		heavy: undone && meetingsSince >= heavyFromMeetings,
		passed: undone && isPassed(due, today, line.nextMeetingEnded),
		dueNext: undone && isDueBy(due, next),
		silent: isSilent(status, daysSinceNews)
	};
}
