import { expect, test } from 'vitest';
import { readDemoOptions } from './demo-options.ts';

test('the demo is asked for by name, with its years or without', () => {
	expect(readDemoOptions([])).toBeNull();
	expect(readDemoOptions(['--years', '8'])).toBeNull();
	expect(readDemoOptions(['--demo'])).toEqual({ years: null });
	expect(readDemoOptions(['--demo', '--years', '8'])).toEqual({ years: 8 });
	expect(readDemoOptions(['--demo', '--years=1'])).toEqual({ years: 1 });
});

test.each(['0', '21', '-1', '1.5', 'eight', ''])(
	'years that cannot be are refused with a sentence: %s',
	(years) => {
		expect(() => readDemoOptions(['--demo', `--years=${years}`])).toThrow('1 から 20');
	}
);
