import { expect, test } from 'vitest';
import { clockWords, remainingSeconds } from './remaining.ts';

test('a running time counts down on the server’s clock, and stays at nothing after its end', () => {
	const timer = { endsAt: 60_000, leftMs: null };
	expect(remainingSeconds(timer, 0)).toBe(60);
	expect(remainingSeconds(timer, 59_001)).toBe(1);
	expect(remainingSeconds(timer, 60_000)).toBe(0);
	expect(remainingSeconds(timer, 999_000)).toBe(0);
});

test('a stopped time keeps what was left, however late it gets', () => {
	expect(remainingSeconds({ endsAt: null, leftMs: 30_500 }, 999_000)).toBe(31);
});

test('without a time there is nothing to tell', () => {
	expect(remainingSeconds({ endsAt: null, leftMs: null }, 5)).toBeNull();
});

test('minutes and seconds have two digits each, and an hour is sixty minutes', () => {
	expect([0, 61, 600, 5400].map(clockWords)).toEqual(['00:00', '01:01', '10:00', '90:00']);
});
