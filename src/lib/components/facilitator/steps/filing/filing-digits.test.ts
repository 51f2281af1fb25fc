import { expect, test } from 'vitest';
import { meaningAfterDigit, meaningOfDigits } from './filing-digits.ts';

const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const twelve = [...nine, 10, 11, 12];

test('with fewer than ten groups every digit files at once', () => {
	for (const number of nine)
		expect(meaningAfterDigit('', String(number), nine)).toEqual({ means: 'group', number });
});

test('with twelve groups only 1 waits for a second digit', () => {
	expect(meaningAfterDigit('', '1', twelve)).toEqual({ means: 'more', typed: '1' });
	expect(meaningAfterDigit('1', '2', twelve)).toEqual({ means: 'group', number: 12 });
	expect(meaningOfDigits('1', twelve)).toEqual({ means: 'group', number: 1 });
	expect(meaningAfterDigit('', '2', twelve)).toEqual({ means: 'group', number: 2 });
});

test('a number that no group bears files nothing', () => {
	expect(meaningAfterDigit('', '0', twelve)).toEqual({ means: 'nobody', typed: '0' });
	expect(meaningAfterDigit('1', '5', twelve)).toEqual({ means: 'nobody', typed: '15' });
	expect(meaningAfterDigit('', '4', [1, 2])).toEqual({ means: 'nobody', typed: '4' });
});

test('when group 1 has gone and 10 stands, 1 alone means nobody', () => {
	expect(meaningAfterDigit('', '1', [2, 10])).toEqual({ means: 'more', typed: '1' });
	expect(meaningOfDigits('1', [2, 10])).toEqual({ means: 'nobody', typed: '1' });
});
