import { m } from '#lib/messages/compiled/messages.js';

/** For example きょう, きのう, 16日前. */
export function newsWords(days: number): string {
	if (days <= 0) return m.staff_news_today();
	return days === 1 ? m.staff_news_yesterday() : m.staff_news_days({ days });
}
