import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { poll } from './poll.ts';

let answers: (() => Promise<unknown>)[] = [];
let asked = 0;
let shown: 'visible' | 'hidden';
let listeners: (() => void)[] = [];

beforeEach(() => {
	vi.useFakeTimers();
	[answers, asked, shown, listeners] = [[], 0, 'visible', []];
	vi.stubGlobal('document', {
		get visibilityState() {
			return shown;
		},
		addEventListener: (_name: string, listener: () => void) => listeners.push(listener),
		removeEventListener: (_name: string, listener: () => void) =>
			(listeners = listeners.filter((each) => each !== listener))
	});
	vi.stubGlobal('fetch', (_address: string, { signal }: { signal: AbortSignal }) => {
		asked += 1;
		const answer = answers.shift() ?? says(asked);
		return Promise.race([answer(), new Promise((_resolve, reject) => (signal.onabort = reject))]);
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const says = (told: unknown) => () =>
	Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve(told) });
const heard = () => ({ onanswer: vi.fn(), onlost: vi.fn() });

test('a page asks at once and every two seconds, and no more once it was left', async () => {
	const ear = heard();
	const stop = poll('/state', ear);
	await vi.advanceTimersByTimeAsync(4_000);
	expect(ear.onanswer.mock.calls).toEqual([[1], [2], [3]]);
	stop();
	await vi.advanceTimersByTimeAsync(60_000);
	expect([asked, listeners.length]).toEqual([3, 0]);
});

test('a page that nobody sees asks nothing, and asks at once when it is seen again', async () => {
	const ear = heard();
	shown = 'hidden';
	poll('/state', ear);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked).toBe(0);
	shown = 'visible';
	for (const listener of listeners) listener();
	await vi.advanceTimersByTimeAsync(0);
	expect(ear.onanswer).toHaveBeenCalledOnce();
});

test('what fails, is no answer, or does not come within eight seconds is lost, and the next is heard', async () => {
	const ear = heard();
	answers = [
		() => Promise.reject(new TypeError('no network')),
		() => Promise.resolve({ ok: false, status: 503 }),
		() => new Promise(() => undefined),
		says('at last')
	];
	poll('/state', ear);
	await vi.advanceTimersByTimeAsync(3_000);
	expect(ear.onlost).toHaveBeenCalledTimes(2);
	await vi.advanceTimersByTimeAsync(7_000);
	expect([asked, ear.onlost.mock.calls.length]).toEqual([3, 2]);
	await vi.advanceTimersByTimeAsync(4_000);
	expect(ear.onlost).toHaveBeenCalledTimes(3);
	expect(ear.onanswer).toHaveBeenCalledWith('at last');
});

test('an answer that comes after the page was left is not heard', async () => {
	const ear = heard();
	const stop = poll('/state', ear);
	stop();
	await vi.advanceTimersByTimeAsync(10_000);
	expect([ear.onanswer.mock.calls, ear.onlost.mock.calls]).toEqual([[], []]);
});
