/** For how long after 閉会 guests may look at what came of a meeting (CO-2). */
import type { Phase } from '#lib/board/model.ts';

const resultDays = 30;

interface Ended {
	readonly phase: Phase;
	readonly startsAt: Date;
	readonly closedAt: Date | null;
}

export const isOver = ({ phase }: Pick<Ended, 'phase'>) => phase === 'wrapup' || phase === 'closed';

/** The last moment of looking. */
export const resultUntil = ({ closedAt, startsAt }: Pick<Ended, 'closedAt' | 'startsAt'>) =>
	new Date((closedAt ?? startsAt).getTime() + resultDays * 86_400_000);

/** T4: closed in the future, by a clock that was ahead, says nothing; then the day of the meeting counts. */
export function isPastLooking(meeting: Ended, now: Date): boolean {
	const { closedAt, startsAt } = meeting;
	const isPossible = closedAt !== null && closedAt <= now;
	return isOver(meeting) && now > resultUntil({ startsAt, closedAt: isPossible ? closedAt : null });
}
