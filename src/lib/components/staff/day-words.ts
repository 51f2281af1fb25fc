/** Days as papers of a 市町村 write them. In Japan’s time, also on a laptop that was set up elsewhere. */
const timeZone = 'Asia/Tokyo';
const longDay = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
	timeZone,
	era: 'long',
	year: 'numeric',
	month: 'long',
	day: 'numeric',
	weekday: 'short'
});
const pastDay = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
	timeZone,
	era: 'long',
	year: 'numeric',
	month: 'long',
	day: 'numeric'
});
const time = new Intl.DateTimeFormat('ja-JP', { timeZone, hour: 'numeric', minute: '2-digit' });

const nearDay = new Intl.DateTimeFormat('ja-JP', { timeZone, month: 'long', day: 'numeric' });

/** 令和9年1月23日(土). */
export const dayWords = (at: Date): string => longDay.format(at);
/** 14:00. */
export const timeWords = (at: Date): string => time.format(at);
/** 令和9年1月23日: what lies back needs its year, its weekday no more. */
export const pastDayWords = (at: Date): string => pastDay.format(at);
/** An ISO day, in the same words. */
export const isoDayWords = (day: string): string => dayWords(new Date(`${day}T00:00:00+09:00`));
/** 1月23日: one that is near, as it is said in the room. */
export const nearDayWords = (at: Date): string => nearDay.format(at);
