import type { ActionResult, ActionWords } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { dueWords } from '#lib/words/due-words.ts';
import { firstStepLabel, ownerLabel } from '#lib/words/owner-words.ts';
import { saidDay } from '#lib/words/dates.ts';

interface Told extends ActionWords {
	readonly result: ActionResult;
	readonly passed: boolean;
	readonly meetingsSince: number;
	readonly nextMeetingAt: Date | null;
	readonly today: string;
}

interface Fact {
	readonly label: string;
	readonly words: string;
	readonly own?: boolean;
}

/** Empty fields are named too, except 手伝う人, which most lack. */
export function actionFacts(action: Told): Fact[] {
	const { firstStep, owner, helpers, result, meetingsSince } = action;
	const none = m.board_undecided();
	return [
		{ label: firstStepLabel(result), words: firstStep || none, own: true },
		{ label: ownerLabel(result), words: owner || none, own: true },
		...(helpers ? [{ label: m.follow_helpers(), words: helpers, own: true }] : []),
		{ label: m.board_when(), words: whenWords(action) },
		...(meetingsSince > 0
			? [{ label: m.follow_carried_label(), words: m.follow_carried_times({ count: meetingsSince }) }]
			: [])
	];
}

function whenWords({ due, passed, nextMeetingAt, today }: Told): string {
	const words =
		due.kind === 'undecided'
			? m.board_undecided()
			: due.kind === 'next_meeting' && nextMeetingAt && !passed
				? m.follow_due_next_on({ day: saidDay(nextMeetingAt, today) })
				: dueWords(due, today);
	return passed ? `${words}（${m.staff_passed()}）` : words;
}
