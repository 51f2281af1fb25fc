import { expect, test } from 'vitest';
import { readDay, writeDay } from './read-day.ts';

test('[C71] 和暦, 西暦, full-width digits and the numbers of Excel are the same day', () => {
	for (const words of [
		'令和7年4月1日',
		'令和７年４月１日',
		'R7.4.1',
		'r7/04/01',
		'2025/4/1',
		'2025-04-01',
		'２０２５年４月１日',
		'2025.4.1',
		'2025年 4月 1日（火）',
		'45748',
		'45748.5'
	])
		expect([words, readDay(words)]).toEqual([words, '2025-04-01']);
	expect(readDay('令和元年5月1日')).toBe('2019-05-01');
	expect(readDay('平成31年4月30日')).toBe('2019-04-30');
	expect(readDay('H12.4.1')).toBe('2000-04-01');
	expect(readDay('昭和54年10月1日')).toBe('1979-10-01');
	expect(readDay('44286', true)).toBe('2025-04-01');
});

test('[C71] what is no day of the calendar is none', () => {
	for (const words of [
		'',
		'4月1日',
		'7.4.1',
		'2025/2/30',
		'令和7年13月1日',
		'2025',
		'来月',
		'99999999',
		'1/4/2025'
	])
		expect([words, readDay(words)]).toEqual([words, null]);
});

test('[C73] a day that was written is read as the same day', () => {
	for (const day of ['2025-04-01', '1999-12-31']) expect(readDay(writeDay(day))).toBe(day);
	expect(writeDay(null)).toBe('');
});
