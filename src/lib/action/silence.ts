import type { ActionStatus } from '../board/model.ts';

/** In days: meetings are about three months apart. */
export const silentAfterDays = 90;

/** 知らせなし: an action on hold, done or dropped needs no news. */
export function isSilent(status: ActionStatus, daysSinceNews: number): boolean {
	return (status === 'not_started' || status === 'in_progress') && daysSinceNews >= silentAfterDays;
}
