import type { ActionStatus, Due } from '../board/model.ts';
import { isDueBy, isPassed, isUndone } from './action.ts';

interface Dated {
	readonly status: ActionStatus;
	/** Overdue (すぎました). */
	readonly passed: boolean;
	readonly dueNext: boolean;
	readonly createdAt: Date;
}

/** Undone first: of those overdue, then due by the next meeting, then the oldest. What came to an end follows, the newest first. */
export function byUrgency(a: Dated, b: Dated): number {
	const undone = isUndone(a.status);
	if (undone !== isUndone(b.status)) return undone ? -1 : 1;
	const older = a.createdAt.getTime() - b.createdAt.getTime();
	return undone ? rank(a) - rank(b) || older : -older;
}

interface Listed extends Dated {
	readonly councilName: string;
	readonly owner: string;
	readonly due: Due;
	readonly daysSinceNews: number;
}

type Compare = (a: Listed, b: Listed) => number;

/** What is empty comes last. */
const byText =
	(text: (each: Listed) => string): Compare =>
	(a, b) =>
		Number(text(a) === '') - Number(text(b) === '') || order.compare(text(a), text(b)) || byUrgency(a, b);

const order = new Intl.Collator('ja', { numeric: true });

/** A month ends after each of its days; 次回まで comes after what has a day, 未定 last. */
function lastDay(due: Due): string {
	switch (due.kind) {
		case 'date':
			return due.on;
		case 'month':
			return `${due.month}-99`;
		case 'next_meeting':
			return '9999';
		case 'undecided':
			return '';
	}
}

/** ならび */
export const actionOrders = {
	urgent: byUrgency,
	council: byText(({ councilName }) => councilName),
	owner: byText(({ owner }) => owner),
	due: byText(({ due }) => lastDay(due)),
	news: (a, b) => b.daysSinceNews - a.daysSinceNews || byUrgency(a, b)
} as const satisfies Readonly<Record<string, Compare>>;
export type ActionOrder = keyof typeof actionOrders;

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
