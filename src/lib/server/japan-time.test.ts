import { expect, test } from 'vitest';
import { japanDay, nightsSince, readJapanTime } from './japan-time.ts';

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
