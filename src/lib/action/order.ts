import type { ActionStatus, Due } from '../board/model.ts';
import { isUndone } from './action.ts';

interface Dated {
	readonly status: ActionStatus;
	readonly due: Due;
	readonly passed: boolean;
	readonly createdAt: Date;
}

/** How a list of やること is read: undone first; of those what has passed, then the nearest day, then the oldest. */
export function byUrgency(a: Dated, b: Dated): number {
	return (
		Number(isUndone(b.status)) - Number(isUndone(a.status)) ||
		Number(b.passed) - Number(a.passed) ||
		compare(lastDay(a.due), lastDay(b.due)) ||
		a.createdAt.getTime() - b.createdAt.getTime()
	);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** As text that sorts: no day is later than what waits for the next meeting, and that comes before まだ 決めていない. */
function lastDay(due: Due): string {
	switch (due.kind) {
		case 'date':
			return due.on;
		case 'month':
			return `${due.month}-31`;
		case 'next_meeting':
			return 'next';
		case 'undecided':
			return 'undecided';
	}
}
