import type { Due } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

const numberAt = (iso: string, place: number): number => Number(iso.split('-')[place]);

/**
 * いつまでに, as it is said in the room: 1月23日まで, 3月まで, 次回まで.
 * @param arrived in 前回の つづき: the 次回 that was meant is this meeting
 */
export function dueWords(due: Due, arrived = false): string {
	switch (due.kind) {
		case 'date':
			return m.common_due_date({ month: numberAt(due.on, 1), day: numberAt(due.on, 2) });
		case 'month':
			return m.common_due_month({ month: numberAt(due.month, 1) });
		case 'next_meeting':
			return arrived ? m.common_due_this_meeting() : m.common_due_next_meeting();
		case 'undecided':
			return m.common_due_undecided();
	}
}
