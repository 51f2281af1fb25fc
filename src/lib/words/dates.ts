/** Formats days and times for reading, in Japan's time whatever the device's time zone. Pure. */
import { isDay, japanDay, startOfDay } from './japan-time.ts';

const timeZone = 'Asia/Tokyo';
const [month, day, weekday, year] = ['long', 'numeric', 'short', 'numeric'] as const;
const era = { timeZone, era: 'long', year } as const;
const japanese = 'ja-JP-u-ca-japanese';

const fullDay = new Intl.DateTimeFormat(japanese, { ...era, month, day, weekday });
const plainDay = new Intl.DateTimeFormat(japanese, { ...era, month, day });
const eraMonth = new Intl.DateTimeFormat(japanese, { ...era, month });
const shortDay = new Intl.DateTimeFormat('ja-JP', { timeZone, month, day });
const shortWeekday = new Intl.DateTimeFormat('ja-JP', { timeZone, month, day, weekday });
const time = new Intl.DateTimeFormat('ja-JP', { timeZone, hour: 'numeric', minute: '2-digit' });

/** Formats a time as 14:00. */
export const timeWords = (at: Date): string => time.format(at);
/** Formats a day as 令和9年1月23日(土), for print and wherever the year is not clear. */
export const dayWords = (at: Date): string => fullDay.format(at);
/** Formats an ISO day in the same way. */
export const isoDayWords = (isoDay: string): string => dayWords(startOfDay(isoDay));
/** Formats a day as 令和9年1月23日: a past day needs its year, but no weekday. */
export const pastDayWords = (at: Date): string => plainDay.format(at);
/** Formats the month 2027-03 as 令和9年3月. */
export const monthWords = (isoMonth: string): string => eraMonth.format(startOfDay(`${isoMonth}-01`));

/** Formats a day as 1月23日, with the year unless it is the next such day (K1). */
export function saidDay(at: Date, today: string): string {
	return (isNextSuchDay(japanDay(at), today) ? shortDay : plainDay).format(at);
}

/** Formats a day as 1月23日(土), with the year unless it is the next such day (K1). */
export function saidDayAndWeekday(at: Date, today: string): string {
	return (isNextSuchDay(japanDay(at), today) ? shortWeekday : fullDay).format(at);
}

/** Formats 2027-03 as 3月, with the year unless it is this or the next such month (K1). */
export function saidMonth(isoMonth: string, today: string): string {
	const isNext = isNextSuchDay(`${isoMonth}-01`, `${today.slice(0, 7)}-01`);
	return isNext ? `${Number(isoMonth.slice(5))}月` : monthWords(isoMonth);
}

/**
 * Whether no day from today on, before this one, has the same month and day of the month: then the
 * year goes without saying. Most years have no 2月29日.
 */
function isNextSuchDay(isoDay: string, today: string): boolean {
	if (isoDay < today) return false;
	const yearOf = (iso: string) => Number(iso.slice(0, 4));
	for (let year = yearOf(today); year < yearOf(isoDay); year += 1) {
		const earlier = `${year}${isoDay.slice(4)}`;
		if (isDay(earlier) && earlier >= today) return false;
	}
	return true;
}

/** Formats a typed moment as 2027年1月23日（土）10時30分, to confirm it (K2). */
export function momentWords(at: Date): string {
	const [isoYear, isoMonth, isoDay] = japanDay(at).split('-').map(Number);
	const name = shortWeekday.formatToParts(at).find(({ type }) => type === 'weekday')?.value ?? '';
	const [hour = '', minute = ''] = timeWords(at).split(':');
	const minutes = minute === '00' ? '' : `${Number(minute)}分`;
	return `${isoYear}年${isoMonth}月${isoDay}日（${name}）${Number(hour)}時${minutes}`;
}
