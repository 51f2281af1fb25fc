import { expect, test } from 'vitest';
import { isDay } from '#lib/board/day.ts';
import { japanDay, nightsSince, readJapanTime, readMoment } from './japan-time.ts';

test('a meeting at two in the afternoon is at two in Japan, wherever the server stands', () => {
	expect(readJapanTime('2027-01-23T14:00')).toEqual(new Date('2027-01-23T05:00:00Z'));
	expect(readJapanTime('2027-01-23T00:30')).toEqual(new Date('2027-01-22T15:30:00Z'));
});

test('no meeting is on a day that does not exist', () => {
	for (const text of [
		'',
		'2027-02-31T14:00',
		'2027-01-23',
		'2027-01-23T25:00',
		'あした',
		'99999-01-01T00:00'
	])
		expect(readJapanTime(text)).toBeNull();
});

test('days change at midnight in Japan', () => {
	expect(japanDay(new Date('2026-11-20T15:00:00Z'))).toBe('2026-11-21');
	expect(nightsSince(new Date('2026-11-20T14:59:00Z'), '2026-11-21')).toBe(1);
	expect(nightsSince(new Date('2026-11-20T15:00:00Z'), '2026-11-21')).toBe(0);
});

test('[K2] what somebody types without an offset is Japan’s time, and with one that moment', () => {
	const ten = new Date('2027-01-23T01:00:00Z');
	expect(readMoment('2027-01-23T10:00')).toEqual(ten);
	expect(readMoment('2027-01-23T10:00+09:00')).toEqual(ten);
	expect(readMoment('2027-01-23T10:00:00+0900')).toEqual(ten);
	expect(readMoment('2027-01-23T01:00Z')).toEqual(ten);
	expect(readMoment('2027-01-22T20:00-05:00')).toEqual(ten);
	expect(readMoment('2027-01-23T01:00:00.000Z')).toEqual(ten);
});

test('[K2] a moment of another shape, or one that does not exist, is none', () => {
	for (const text of [
		'',
		'9',
		'2027',
		'2027-01',
		'2027-01-23',
		'20270123',
		'20270-01-23',
		'20270-01-23T10:00',
		'2027-1-3T10:00',
		'2027-01-23T9:00',
		'2027-01-23 10:00',
		'2027/01/23T10:00',
		'１月２３日',
		'あした',
		'2027-02-30T10:00',
		'2027-02-30T10:00+09:00',
		'2027-02-29T10:00',
		'2027-13-01T10:00',
		'2027-04-31T10:00Z',
		'2027-00-10T10:00',
		'2027-01-00T10:00',
		'1027-01-23T10:00',
		'0027-01-23T10:00',
		'2027-01-23T24:00',
		'2027-01-23T25:00',
		'2027-01-23T10:60',
		'2027-01-23T10:00:60',
		'2027-01-23T10',
		'2027-01-23T10:00+9',
		'2027-01-23T10:00+15:00',
		'2027-01-23T10:00+09:60',
		'2027-01-23T10:00JST',
		' 2027-01-23T10:00',
		'2027-01-23T10:00 ',
		'2027-01-23T10:00\n',
		'-2027-01-23T10:00'
	])
		expect(readMoment(text), text).toBeNull();
});

test('a day of this century is one that the calendar knows', () => {
	expect(['2027-01-23', '2028-02-29', '2099-12-31'].every(isDay)).toBe(true);
	expect(['2027-02-29', '2027-02-30', '2100-01-01', '1999-12-31', '2027-1-3', '2027-13-01'].some(isDay)).toBe(
		false
	);
});
