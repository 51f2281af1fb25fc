import { expect, test } from 'vitest';
import { fiscalYearOf, fiscalYearStart, fiscalYearWords } from './fiscal-year.ts';

test('a 年度 begins on April 1 in Japan, wherever the machine stands', () => {
	expect(fiscalYearOf(new Date('2027-03-31T14:59:59Z'))).toBe(2026);
	expect(fiscalYearOf(new Date('2027-03-31T15:00:00Z'))).toBe(2027);
	expect(fiscalYearOf(fiscalYearStart(2027))).toBe(2027);
	expect(fiscalYearStart(2027).toISOString()).toBe('2027-03-31T15:00:00.000Z');
});

test('it is said in the era of its first day', () => {
	expect(fiscalYearWords(2026)).toBe('令和8年度');
	expect(fiscalYearWords(2019)).toBe('平成31年度');
	expect(fiscalYearWords(2020)).toBe('令和2年度');
});
