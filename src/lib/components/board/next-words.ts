import { m } from '#lib/messages/compiled/messages.js';

/** In Japan's time, also on a laptop that was set up elsewhere. */
const timeZone = 'Asia/Tokyo';
const day = new Intl.DateTimeFormat('ja-JP', { timeZone, month: 'long', day: 'numeric', weekday: 'short' });
const time = new Intl.DateTimeFormat('ja-JP', { timeZone, hour: 'numeric', minute: '2-digit' });

/** 10:00 */
export const clockTime = (at: Date): string => time.format(at);

/** When and where 次回 is, as it is read aloud. */
export function nextWords(next: { readonly startsAt: Date; readonly venue: string } | null): string {
	if (next === null) return m.screen_next_later();
	const at = { day: day.format(next.startsAt), time: time.format(next.startsAt) };
	return next.venue === '' ? m.screen_next(at) : m.screen_next_at({ ...at, venue: next.venue });
}
