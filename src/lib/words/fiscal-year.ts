/** 年度 begin on April 1, by the day in Japan. */
import { japanDay, startOfDay } from './japan-time.ts';

const eraYear = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
	timeZone: 'Asia/Tokyo',
	era: 'long',
	year: 'numeric'
});

export function fiscalYearOf(at: Date): number {
	const [year = 0, month = 0] = japanDay(at).split('-').map(Number);
	return month < 4 ? year - 1 : year;
}

export const fiscalYearStart = (year: number): Date => startOfDay(`${year}-04-01`);

/** 令和8年度 */
export const fiscalYearWords = (year: number): string => `${eraYear.format(fiscalYearStart(year))}度`;
