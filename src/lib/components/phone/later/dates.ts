import { saidDay, saidDayAndWeekday, timeWords } from '#lib/words/dates.ts';
import { japanDay } from '#lib/words/japan-time.ts';

/** Days after 閉会 for which the QR code leads to the result. */
const resultDays = 30;

/** Returns for example 1月23日(土) 10:00; with the year unless it is the next such day (K1). */
export function nextMeetingWords(iso: string, now: number): string {
	const at = new Date(iso);
	return `${saidDayAndWeekday(at, japanDay(new Date(now)))} ${timeWords(at)}`;
}

/** Counts from now if the time of 閉会 is unknown. */
export function lastDayWords(closedAt: string | null, now: number): string {
	const from = closedAt === null ? now : Date.parse(closedAt);
	return saidDay(new Date(from + resultDays * 86_400_000), japanDay(new Date(now)));
}
