import { expect, test } from 'vitest';
import { dueWords } from './due-words.ts';

test('a day and a month are said without leading zeros, in every time zone the same', () => {
	expect(dueWords({ kind: 'date', on: '2027-01-05' })).toBe('1月5日まで');
	expect(dueWords({ kind: 'month', month: '2027-03' })).toBe('3月まで');
});

test('a やること may wait for the next meeting, or have no date yet', () => {
	expect(dueWords({ kind: 'next_meeting' })).toBe('次回まで');
	expect(dueWords({ kind: 'next_meeting' }, true)).toBe('この会議まで');
	expect(dueWords({ kind: 'undecided' })).toBe('日にちは まだ 決めていない');
});
