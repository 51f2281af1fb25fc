import { expect, test } from 'vitest';
import { dueWords, longDueWords } from './due-words.ts';

const today = '2026-11-30';
const on = (day: string) => ({ kind: 'date', on: day }) as const;
const month = (of: string) => ({ kind: 'month', month: of }) as const;

test('a day and a month are said without leading zeros, in every time zone the same', () => {
	expect(dueWords(on('2027-01-05'), today)).toBe('1月5日まで');
	expect(dueWords(month('2027-03'), today)).toBe('3月まで');
});

test('[K1] of two years the one that is not next is said', () => {
	const days = ['2025-12-20', '2027-01-23', '2028-01-23'].map((day) => dueWords(on(day), today));
	expect(days).toEqual(['令和7年12月20日まで', '1月23日まで', '令和10年1月23日まで']);
	expect(dueWords(month('2028-03'), today)).toBe('令和10年3月まで');
});

test('[K1] paper always says the year', () => {
	expect(longDueWords(on('2027-01-05'))).toBe('令和9年1月5日まで');
	expect(longDueWords(month('2027-03'))).toBe('令和9年3月まで');
	expect(longDueWords({ kind: 'next_meeting' }, true)).toBe('この会議まで');
});

test('a やること may wait for the next meeting, or have no date yet', () => {
	expect(dueWords({ kind: 'next_meeting' }, today)).toBe('次回まで');
	expect(dueWords({ kind: 'next_meeting' }, today, true)).toBe('この会議まで');
	expect(dueWords({ kind: 'undecided' }, today)).toBe('日にちは まだ 決めていない');
});
