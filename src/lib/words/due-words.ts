import type { Due } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { monthWords, pastDayWords, saidDay, saidMonth } from './dates.ts';
import { startOfDay } from './japan-time.ts';

/**
 * As spoken in the room (K1): 1月23日まで, 3月まで, 次回まで.
 * @param arrived in 前回の つづき, where 次回 means this meeting
 */
export function dueWords(due: Due, today: string, arrived = false): string {
	if (due.kind === 'date') return m.common_due_by({ when: saidDay(startOfDay(due.on), today) });
	if (due.kind === 'month') return m.common_due_by({ when: saidMonth(due.month, today) });
	return undatedWords(due.kind, arrived);
}

/** Minutes and print are read in later years: always with the year (K1). */
export function longDueWords(due: Due, arrived = false): string {
	if (due.kind === 'date') return m.common_due_by({ when: pastDayWords(startOfDay(due.on)) });
	if (due.kind === 'month') return m.common_due_by({ when: monthWords(due.month) });
	return undatedWords(due.kind, arrived);
}

function undatedWords(kind: 'next_meeting' | 'undecided', arrived: boolean): string {
	if (kind === 'undecided') return m.common_due_undecided();
	return arrived ? m.common_due_this_meeting() : m.common_due_next_meeting();
}
