/** In Japan's time, whatever the device's time zone. */
import { isDay } from '#lib/board/day.ts';
import { japanDay, startOfDay } from './japan-time.ts';

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

/** 14:00 */
export const timeWords = (at: Date): string => time.format(at);
/** 令和9年1月23日(土), wherever the year is not clear. */
export const dayWords = (at: Date): string => fullDay.format(at);
export const isoDayWords = (isoDay: string): string => dayWords(startOfDay(isoDay));
/** 令和9年1月23日: a past day needs its year, but no weekday. */
export const pastDayWords = (at: Date): string => plainDay.format(at);
/** 令和9年3月 */
export const monthWords = (isoMonth: string): string => eraMonth.format(startOfDay(`${isoMonth}-01`));

/** 1月23日, with the year unless it is the next such day (K1). */
export function saidDay(at: Date, today: string): string {
	return (isNextSuchDay(japanDay(at), today) ? shortDay : plainDay).format(at);
}

/** 1月23日(土), with the year unless it is the next such day (K1). */
export function saidDayAndWeekday(at: Date, today: string): string {
	return (isNextSuchDay(japanDay(at), today) ? shortWeekday : fullDay).format(at);
}

/** 3月, with the year unless it is this or the next such month (K1). */
export function saidMonth(isoMonth: string, today: string): string {
	const isNext = isNextSuchDay(`${isoMonth}-01`, `${today.slice(0, 7)}-01`);
	return isNext ? `${Number(isoMonth.slice(5))}月` : monthWords(isoMonth);
}

/** True if the year goes without saying; most years have no 2月29日. */
function isNextSuchDay(isoDay: string, today: string): boolean {
	if (isoDay < today) return false;
	const yearOf = (iso: string) => Number(iso.slice(0, 4));
	for (let year = yearOf(today); year < yearOf(isoDay); year += 1) {
		const earlier = `${year}${isoDay.slice(4)}`;
		if (isDay(earlier) && earlier >= today) return false;
	}
	return true;
}

/** 2027年1月23日（土）10時30分, to confirm a typed moment (K2). */
export function momentWords(at: Date): string {
	const [isoYear, isoMonth, isoDay] = japanDay(at).split('-').map(Number);
	const name = shortWeekday.formatToParts(at).find(({ type }) => type === 'weekday')?.value ?? '';
	const [hour = '', minute = ''] = timeWords(at).split(':');
	const minutes = minute === '00' ? '' : `${Number(minute)}分`;
	return `${isoYear}年${isoMonth}月${isoDay}日（${name}）${Number(hour)}時${minutes}`;
}
