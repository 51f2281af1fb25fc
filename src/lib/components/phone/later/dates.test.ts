import { expect, test } from 'vitest';
import { lastDayWords, nextMeetingWords } from './dates.ts';

const autumn = Date.parse('2026-10-17T16:00:00Z');

test('the result of 10月17日 can be seen until 11月16日, wherever the phone thinks it is', () => {
	expect(lastDayWords('2026-10-17T03:00:00Z', autumn)).toBe('11月16日');
	expect(lastDayWords(null, autumn)).toBe('11月17日');
});

test('[K1] the next meeting is told with its day of the week and hour, and with its year when that is not plain', () => {
	expect(nextMeetingWords('2027-01-23T01:00:00Z', autumn)).toBe('1月23日(土) 10:00');
	expect(nextMeetingWords('2028-01-22T01:00:00Z', autumn)).toBe('令和10年1月22日(土) 10:00');
});
