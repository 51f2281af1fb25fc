/** Meetings take place in Japan, wherever the server stands. Japan has had one offset since 1951. */

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });
const minute = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Asia/Tokyo',
	dateStyle: 'short',
	timeStyle: 'short'
});

/** 2026-11-21. */
export const japanDay = (at: Date): string => day.format(at);

/** Seconds until the day in Japan ends. */
export const secondsOfTodayLeft = (at: Date): number =>
	Math.ceil((Date.parse(`${japanDay(at)}T24:00:00+09:00`) - at.getTime()) / 1000);

/** For a datetime-local field: 2026-11-21T14:00. */
export const japanMinute = (at: Date): string => minute.format(at).replace(' ', 'T');

/** How many nights lie between a moment and a day. */
export function nightsSince(at: Date, today: string): number {
	return Math.round((Date.parse(today) - Date.parse(japanDay(at))) / 86_400_000);
}

/** What a datetime-local field holds. Null: no such day or time. */
export function readJapanTime(text: string): Date | null {
	if (!/^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
	const at = new Date(`${text}:00+09:00`);
	// 31 February would be read as a day in March.
	if (Number.isNaN(at.getTime()) || japanMinute(at) !== text) return null;
	return at;
}
