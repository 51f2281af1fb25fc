import { expect, test } from 'vitest';
import { isDueBy, isPassed, isUndone } from './action.ts';

test('a day has passed on the day after it', () => {
	const due = { kind: 'date', on: '2027-01-23' } as const;
	expect(isPassed(due, '2027-01-23', true)).toBe(false);
	expect(isPassed(due, '2027-01-24', false)).toBe(true);
});

test('a month has passed after its last day', () => {
	const due = { kind: 'month', month: '2026-12' } as const;
	expect(isPassed(due, '2026-12-31', true)).toBe(false);
	expect(isPassed(due, '2027-01-01', false)).toBe(true);
});

test('次回まで has passed only when the next meeting is over; まだ 決めていない never', () => {
	expect(isPassed({ kind: 'next_meeting' }, '2099-01-01', false)).toBe(false);
	expect(isPassed({ kind: 'next_meeting' }, '2027-01-01', true)).toBe(true);
	expect(isPassed({ kind: 'undecided' }, '2099-01-01', true)).toBe(false);
});

test('a meeting asks for 次回まで, for days that have come and for months that are over', () => {
	const day = '2027-01-23';
	expect(isDueBy({ kind: 'next_meeting' }, null)).toBe(true);
	expect(isDueBy({ kind: 'date', on: '2027-01-23' }, day)).toBe(true);
	expect(isDueBy({ kind: 'date', on: '2027-01-24' }, day)).toBe(false);
	expect(isDueBy({ kind: 'date', on: '2027-01-23' }, null)).toBe(false);
	expect(isDueBy({ kind: 'month', month: '2026-12' }, day)).toBe(true);
	expect(isDueBy({ kind: 'month', month: '2027-01' }, day)).toBe(false);
	expect(isDueBy({ kind: 'undecided' }, day)).toBe(false);
});

test('ひと休み is not done: the next meeting looks at it again', () => {
	expect(isUndone('on_hold')).toBe(true);
	expect(isUndone('done')).toBe(false);
	expect(isUndone('dropped')).toBe(false);
});
