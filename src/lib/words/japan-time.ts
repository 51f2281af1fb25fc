/** Japan's offset is constant since 1951. */
import { isDay } from '#lib/board/day.ts';

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });
const minute = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Asia/Tokyo',
	dateStyle: 'short',
	timeStyle: 'short'
});

/** 2026-11-21 */
export const japanDay = (at: Date): string => day.format(at);

export const startOfDay = (isoDay: string): Date => new Date(`${isoDay}T00:00:00+09:00`);

export const secondsOfTodayLeft = (at: Date): number =>
	Math.ceil((Date.parse(`${japanDay(at)}T24:00:00+09:00`) - at.getTime()) / 1000);

/** 2026-11-21T14:00, for a datetime-local field. */
export const japanMinute = (at: Date): string => minute.format(at).replace(' ', 'T');

export function nightsSince(at: Date, today: string): number {
	return Math.round((Date.parse(today) - Date.parse(japanDay(at))) / 86_400_000);
}

const isMinute = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Reads a datetime-local field; null if there is no such day or time. */
export function readJapanTime(text: string): Date | null {
	const [day = '', time = ''] = text.split('T', 2);
	if (text.length !== 16 || !isDay(day) || !isMinute(time)) return null;
	return new Date(`${text}:00+09:00`);
}

const shape =
	/^(?<minute>\d{4}-\d\d-\d\dT\d\d:\d\d)(?<seconds>:[0-5]\d(\.\d{1,3})?)?(?<offset>Z|[+-](0\d|1[0-4]):?[0-5]\d)?$/;

/**
 * In Japan's time if it has no offset (K2); null for another format, or a day or time that does not
 * exist.
 */
export function readMoment(text: string): Date | null {
	const { minute = '', seconds = ':00', offset = '+09:00' } = shape.exec(text)?.groups ?? {};
	if (readJapanTime(minute) === null) return null;
	return new Date(
		minute + seconds + (offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset)
	);
}
