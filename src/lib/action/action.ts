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
 * すぎました: a day from the day after, a month after its last day, 次回まで once the next meeting
 * has ended.
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

/** True when a meeting on that day asks for it; `day` is null while no next meeting is prepared. */
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

/** After this many an undone action should be made smaller, given on or dropped. */
export const heavyFromMeetings = 2;
