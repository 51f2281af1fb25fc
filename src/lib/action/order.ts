import type { ActionStatus, Due } from '../board/model.ts';
import { isDueBy, isPassed, isUndone } from './action.ts';

interface Dated {
	readonly status: ActionStatus;
	/** Overdue (すぎました). */
	readonly passed: boolean;
	readonly dueNext: boolean;
	readonly createdAt: Date;
}

/** Undone first; of those overdue, then due by the next meeting, then the oldest. */
export function byUrgency(a: Dated, b: Dated): number {
	return (
		Number(isUndone(b.status)) - Number(isUndone(a.status)) ||
		rank(a) - rank(b) ||
		a.createdAt.getTime() - b.createdAt.getTime()
	);
}

const rank = ({ passed, dueNext }: Pick<Dated, 'passed' | 'dueNext'>) => (passed ? 0 : dueNext ? 1 : 2);

/**
 * The actions with which a meeting opens in its step `review` (A3), so 次回まで means this meeting.
 * @param actions the oldest first
 */
export function reviewOrder<T extends { readonly due: Due }>(actions: readonly T[], today: string): T[] {
	const ranked = actions.map((action) => {
		const { due } = action;
		return { action, rank: rank({ passed: isPassed(due, today, false), dueNext: isDueBy(due, today) }) };
	});
	return ranked.toSorted((a, b) => a.rank - b.rank).map(({ action }) => action);
}
