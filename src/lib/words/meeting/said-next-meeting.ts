import { m } from '#lib/messages/compiled/messages.js';
import { saidDayAndWeekday, timeWords } from '#lib/words/dates.ts';

/** 次回, as it is read aloud. */
export function saidNextMeeting(
	next: { readonly startsAt: Date; readonly venue: string } | null,
	today: string
): string {
	if (next === null) return m.screen_next_later();
	const at = { day: saidDayAndWeekday(next.startsAt, today), time: timeWords(next.startsAt) };
	return next.venue === '' ? m.screen_next(at) : m.screen_next_at({ ...at, venue: next.venue });
}
