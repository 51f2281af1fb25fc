import { expect, test } from 'vitest';
import {
	dayWords,
	isoDayWords,
	momentWords,
	monthWords,
	pastDayWords,
	saidDay,
	saidDayAndWeekday,
	saidMonth,
	timeWords
} from './dates.ts';

const morning = (day: string) => new Date(`${day}T10:00:00+09:00`);
const today = '2026-11-30';
const said = (day: string, on = today) => saidDay(morning(day), on);

test('a meeting’s day is said in 令和 with its weekday, and in Japan’s time', () => {
	const at = new Date('2027-01-22T23:30:00Z');
	expect(dayWords(at)).toBe('令和9年1月23日(土)');
	expect(isoDayWords('2027-01-23')).toBe('令和9年1月23日(土)');
	expect(pastDayWords(at)).toBe('令和9年1月23日');
	expect(monthWords('2027-03')).toBe('令和9年3月');
	expect(timeWords(at)).toBe('8:30');
});

test('a day says its year when it is not the next such day that comes', () => {
	expect(said('2027-01-23')).toBe('1月23日');
	expect(said('2028-01-23')).toBe('令和10年1月23日');
	expect(said('2025-12-20')).toBe('令和7年12月20日');
	expect(said('2026-12-20')).toBe('12月20日');
	expect(said('2027-12-20')).toBe('令和9年12月20日');
});

test('today is the next such day; yesterday, and the day in a year, are not', () => {
	expect(said('2026-11-30')).toBe('11月30日');
	expect(said('2026-11-29')).toBe('令和8年11月29日');
	expect(said('2027-11-29')).toBe('11月29日');
	expect(said('2027-11-30')).toBe('令和9年11月30日');
});

test('a day before 令和 is said in its own era', () => {
	expect(said('2019-04-30')).toBe('平成31年4月30日');
});

test('2月29日 is the next one though years lie between', () => {
	expect(said('2028-02-29')).toBe('2月29日');
	expect(said('2032-02-29')).toBe('令和14年2月29日');
	expect(said('2032-02-29', '2028-03-01')).toBe('2月29日');
});

test('the days change at midnight in Japan, wherever the device stands', () => {
	const late = new Date('2027-01-22T15:00:00Z');
	expect(saidDay(late, '2027-01-23')).toBe('1月23日');
	expect(saidDay(late, '2027-01-24')).toBe('令和9年1月23日');
});

test('a month says its year when it is not the next such month', () => {
	expect(saidMonth('2027-03', today)).toBe('3月');
	expect(saidMonth('2028-03', today)).toBe('令和10年3月');
	expect(saidMonth('2026-11', today)).toBe('11月');
	expect(saidMonth('2026-10', today)).toBe('令和8年10月');
	expect(saidMonth('2027-11', today)).toBe('令和9年11月');
});

test('the next meeting is told with its day of the week, and with its year when that is not plain', () => {
	expect(saidDayAndWeekday(morning('2027-01-23'), today)).toBe('1月23日(土)');
	expect(saidDayAndWeekday(morning('2028-01-22'), today)).toBe('令和10年1月22日(土)');
});

test('the terminal says a moment back in words', () => {
	expect(momentWords(new Date('2027-01-23T01:00:00Z'))).toBe('2027年1月23日（土）10時');
	expect(momentWords(new Date('2027-01-22T15:05:00Z'))).toBe('2027年1月23日（土）0時5分');
	expect(momentWords(new Date('2027-12-31T14:30:00Z'))).toBe('2027年12月31日（金）23時30分');
});
