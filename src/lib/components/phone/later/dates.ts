const moment = new Intl.DateTimeFormat('ja-JP', {
	month: 'long',
	day: 'numeric',
	weekday: 'short',
	hour: 'numeric',
	minute: '2-digit',
	timeZone: 'Asia/Tokyo'
});
const day = new Intl.DateTimeFormat('ja-JP', { month: 'long', day: 'numeric', timeZone: 'Asia/Tokyo' });

/** How long the QR still leads to the result. */
const resultDays = 30;

/** 1月23日(土) 10:00. */
export const momentWords = (iso: string): string => moment.format(new Date(iso));

/** The last day on which the result can be seen. While nobody told the page when 閉会 was, it was now. */
export function lastDayWords(closedAt: string | null, now: number): string {
	const from = closedAt === null ? now : Date.parse(closedAt);
	return day.format(new Date(from + resultDays * 86_400_000));
}
