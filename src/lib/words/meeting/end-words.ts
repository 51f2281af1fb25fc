import type { MeetingEnd } from '#lib/board/time/meeting-end.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { timeWords } from '#lib/words/dates.ts';

/** For staff only (T6): おわり 11:30・いま 12分 おそい. */
export function endWords({ endsAt, lateMinutes }: MeetingEnd): string {
	const end = m.desk_end({ time: timeWords(new Date(endsAt)) });
	if (lateMinutes === 0) return end;
	const minutes = Math.abs(lateMinutes);
	return `${end}・${lateMinutes > 0 ? m.desk_end_late({ minutes }) : m.desk_end_early({ minutes })}`;
}
