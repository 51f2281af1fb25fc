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

/** Overdue, without news, undone after too many meetings. */
export const concerns = ['passed', 'silent', 'heavy'] as const;
type Concern = (typeof concerns)[number];

export interface ActionSearch {
	readonly council?: CouncilId;
	readonly statuses: readonly ActionStatus[];
	/** Items must have all of these. */
	readonly only: readonly Concern[];
	readonly words: string;
}

/** Returns the most urgent first; the counts cover the whole search, not only the items shown. */
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

/** Texts of notes must not reach the list. */
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
		/** 持ち越し回数, while undone. */
		meetingsSince: undone ? meetingsSince : 0,
		heavy: undone && meetingsSince >= heavyFromMeetings,
		passed: undone && isPassed(due, today, line.nextMeetingEnded),
		dueNext: undone && isDueBy(due, next),
		silent: isSilent(status, daysSinceNews)
	};
}
