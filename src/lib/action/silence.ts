import type { ActionStatus } from '../board/model.ts';

/** After this many days without news staff should ask. Meetings are about three months apart. */
export const silentAfterDays = 90;

/** Whether news is overdue (知らせなし). An action on hold, done or dropped needs no news. */
export function isSilent(status: ActionStatus, daysSinceNews: number): boolean {
	return (status === 'not_started' || status === 'in_progress') && daysSinceNews >= silentAfterDays;
}
