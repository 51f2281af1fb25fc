import type { ActionStatus } from '../board/model.ts';

/** From here on somebody should ask. Meetings are about three months apart. */
export const silentAfterDays = 90;

/** 知らせなし. What rests, is done or was dropped owes nobody any news. */
export function isSilent(status: ActionStatus, daysSinceNews: number): boolean {
	return (status === 'not_started' || status === 'in_progress') && daysSinceNews >= silentAfterDays;
}
