import { saidDay, saidDayAndWeekday, timeWords } from '#lib/words/dates.ts';
import { japanDay } from '#lib/words/japan-time.ts';

/** How long the QR still leads to the result. */
const resultDays = 30;

/** 1月23日(土) 10:00; with the year unless it is the next such day. */
export function nextMeetingWords(iso: string, now: number): string {
	const at = new Date(iso);
	return `${saidDayAndWeekday(at, japanDay(new Date(now)))} ${timeWords(at)}`;
}

/** The last day on which the result can be seen. While nobody told the page when 閉会 was, it was now. */
export function lastDayWords(closedAt: string | null, now: number): string {
	const from = closedAt === null ? now : Date.parse(closedAt);
	return saidDay(new Date(from + resultDays * 86_400_000), japanDay(new Date(now)));
}
