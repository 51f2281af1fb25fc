/** Every day and hour as people read them, in Japan's time, also on a device that was set up elsewhere. Pure. */
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

/** 14:00. */
export const timeWords = (at: Date): string => time.format(at);
/** 令和9年1月23日(土): on paper, and wherever nothing says which year is meant. */
export const dayWords = (at: Date): string => fullDay.format(at);
/** An ISO day, in the same words. */
export const isoDayWords = (isoDay: string): string => dayWords(startOfDay(isoDay));
/** 令和9年1月23日: what lies back needs its year, its weekday no more. */
export const pastDayWords = (at: Date): string => plainDay.format(at);
/** 令和9年3月, of 2027-03. */
export const monthWords = (isoMonth: string): string => eraMonth.format(startOfDay(`${isoMonth}-01`));

/** 1月23日: as it is said in the room, with its year unless it is the next such day that comes. */
export function saidDay(at: Date, today: string): string {
	return (isNextSuchDay(japanDay(at), today) ? shortDay : plainDay).format(at);
}

/** 1月23日(土), with its year unless it is the next such day that comes. */
export function saidDayAndWeekday(at: Date, today: string): string {
	return (isNextSuchDay(japanDay(at), today) ? shortWeekday : fullDay).format(at);
}

/** 3月, of 2027-03: with its year unless it is the next such month that comes, or this one. */
export function saidMonth(isoMonth: string, today: string): string {
	const isNext = isNextSuchDay(`${isoMonth}-01`, `${today.slice(0, 7)}-01`);
	return isNext ? `${Number(isoMonth.slice(5))}月` : monthWords(isoMonth);
}

/** Of all days of this month and number from today on it is the first. 2月29日 comes every few years. */
function isNextSuchDay(isoDay: string, today: string): boolean {
	if (isoDay < today) return false;
	const yearOf = (iso: string) => Number(iso.slice(0, 4));
	for (let year = yearOf(today); year < yearOf(isoDay); year += 1) {
		const earlier = `${year}${isoDay.slice(4)}`;
		if (isDay(earlier) && earlier >= today) return false;
	}
	return true;
}

/** 2027年1月23日（土）10時30分: said back to whoever typed it. */
export function momentWords(at: Date): string {
	const [isoYear, isoMonth, isoDay] = japanDay(at).split('-').map(Number);
	const name = shortWeekday.formatToParts(at).find(({ type }) => type === 'weekday')?.value ?? '';
	const [hour = '', minute = ''] = timeWords(at).split(':');
	const minutes = minute === '00' ? '' : `${Number(minute)}分`;
	return `${isoYear}年${isoMonth}月${isoDay}日（${name}）${Number(hour)}時${minutes}`;
}
