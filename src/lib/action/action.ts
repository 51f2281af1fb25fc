/** Actions (やること) apart from any board: undone, overdue. Pure; the day is an argument. */
import type { ActionStatus, Due } from '../board/model.ts';

/** The statuses of actions that the next meeting takes over (A3). */
export const undoneStatuses = [
	'not_started',
	'in_progress',
	'on_hold'
] as const satisfies readonly ActionStatus[];

export function isUndone(status: ActionStatus): boolean {
	return status !== 'done' && status !== 'dropped';
}

/**
 * Whether the item is overdue (すぎました): a day from the day after, a month after its last day,
 * 次回まで once the next meeting has ended, まだ 決めていない never.
 * @param today an ISO day in the municipality's time zone
 */
export function isPassed(due: Due, today: string, nextMeetingEnded: boolean): boolean {
	switch (due.kind) {
		case 'date':
			return due.on < today;
		case 'month':
			return due.month < today.slice(0, 7);
		case 'next_meeting':
			return nextMeetingEnded;
		case 'undecided':
			return false;
	}
}

/**
 * Whether a meeting on that day asks for it: 次回まで always, a day once come, a month once over.
 * @param day an ISO day; null: no next meeting is prepared yet
 */
export function isDueBy(due: Due, day: string | null): boolean {
	switch (due.kind) {
		case 'date':
			return day !== null && due.on <= day;
		case 'month':
			return day !== null && due.month < day.slice(0, 7);
		case 'next_meeting':
			return true;
		case 'undecided':
			return false;
	}
}

/** An action that is undone after this many meetings should be made smaller, given on or dropped. */
export const heavyFromMeetings = 2;
