import { expect, test } from 'vitest';
import { dayWords, nearDayWords, pastDayWords, timeWords } from './day-words.ts';

test('a meeting’s day is said in 令和 with its weekday, and in Japan’s time', () => {
	const at = new Date('2027-01-22T23:30:00Z');
	expect(dayWords(at)).toBe('令和9年1月23日(土)');
	expect(pastDayWords(at)).toBe('令和9年1月23日');
	expect(nearDayWords(at)).toBe('1月23日');
	expect(timeWords(at)).toBe('8:30');
});
