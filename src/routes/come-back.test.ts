import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { comeBack } from './come-back.ts';

const answers: (boolean | 'nobody')[] = [];
let asked = 0;

beforeEach(() => {
	vi.useFakeTimers();
	asked = 0;
	vi.stubGlobal('location', { href: 'http://yoriai.example/join' });
	vi.stubGlobal('fetch', () => {
		asked += 1;
		const answer = answers.shift() ?? 'nobody';
		return answer === 'nobody'
			? Promise.reject(new TypeError('no network'))
			: Promise.resolve({ ok: answer });
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('a page whose server was gone opens by itself once it answers again', async () => {
	answers.push('nobody', false, true);
	const open = vi.fn();
	comeBack(open);
	await vi.advanceTimersByTimeAsync(3_000 + 6_000);
	expect(asked).toBe(2);
	expect(open).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(12_000);
	expect(open).toHaveBeenCalledOnce();
});

test('a hundred phones of one room do not ask ever faster, and a page that was left asks no more', async () => {
	const stop = comeBack(vi.fn());
	await vi.advanceTimersByTimeAsync(10 * 60_000);
	expect(asked).toBeLessThan(15);
	const before = asked;
	stop();
	await vi.advanceTimersByTimeAsync(10 * 60_000);
	expect(asked).toBe(before);
});
