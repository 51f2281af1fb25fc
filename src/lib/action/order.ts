import type { ActionStatus, Due } from '../board/model.ts';
import { isDueBy, isPassed, isUndone } from './action.ts';

interface Dated {
	readonly status: ActionStatus;
	/** すぎました. */
	readonly passed: boolean;
	/** The council's next meeting will ask for it. */
	readonly dueNext: boolean;
	readonly createdAt: Date;
}

/** How a list of やること is read: undone first; of those what has passed, then what the next meeting asks for, then the oldest. */
export function byUrgency(a: Dated, b: Dated): number {
	return (
		Number(isUndone(b.status)) - Number(isUndone(a.status)) ||
		rank(a) - rank(b) ||
		a.createdAt.getTime() - b.createdAt.getTime()
	);
}

const rank = ({ passed, dueNext }: Pick<Dated, 'passed' | 'dueNext'>) => (passed ? 0 : dueNext ? 1 : 2);

/**
 * What a meeting opens with (A3), in the same order: 次回まで meant this meeting.
 * @param actions the oldest first
 * @param today an ISO day in the municipality's time zone
 */
export function openingOrder<T extends { readonly due: Due }>(actions: readonly T[], today: string): T[] {
	const ranked = actions.map((action) => {
		const { due } = action;
		return { action, rank: rank({ passed: isPassed(due, today, false), dueNext: isDueBy(due, today) }) };
	});
	return ranked.toSorted((a, b) => a.rank - b.rank).map(({ action }) => action);
}
