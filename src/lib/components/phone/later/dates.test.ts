import { expect, test } from 'vitest';
import { lastDayWords, momentWords } from './dates.ts';

test('the result of 10月17日 can be seen until 11月16日, wherever the phone thinks it is', () => {
	expect(lastDayWords('2026-10-17T03:00:00Z', 0)).toBe('11月16日');
	expect(lastDayWords(null, Date.parse('2026-10-17T16:00:00Z'))).toBe('11月17日');
});

test('the next meeting is told with its day of the week and hour', () => {
	expect(momentWords('2027-01-23T01:00:00Z')).toBe('1月23日(土) 10:00');
});
