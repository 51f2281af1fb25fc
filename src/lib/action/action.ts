/** What an action item (やること) is, apart from any board: undone, passed, ordered. Pure; the day is an argument. */
import type { ActionStatus, Due } from '../board/model.ts';

/** Undone: what the next meeting opens with (A3). */
export const undoneStatuses = [
	'not_started',
	'in_progress',
	'on_hold'
] as const satisfies readonly ActionStatus[];

export function isUndone(status: ActionStatus): boolean {
	return status !== 'done' && status !== 'dropped';
}

/**
 * すぎました: a day is passed the day after, a month after its last day, 次回まで only once the next meeting has ended,
 * まだ 決めていない never.
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
 * Whether a meeting on that day asks for it: 次回まで always, a day that has come, a month that is over by then.
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

/** 持ち越し: from here on somebody asks whether it should be smaller, somebody else's, or let go. */
export const heavyFromCarried = 2;
