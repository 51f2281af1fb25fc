import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Waking } from './waking.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class Page extends EventTarget {
	visibilityState: DocumentVisibilityState = 'visible';

	turn(to: DocumentVisibilityState) {
		this.visibilityState = to;
		this.dispatchEvent(new Event('visibilitychange'));
	}
}

function aPhone() {
	const [page, line] = [new Page(), { caughtUp: true }];
	const waking = new Waking(() => line.caughtUp);
	const leave = waking.watch(page);
	return { page, line, waking, leave };
}

test('a phone that wakes waits until it has what it missed, and no longer', () => {
	const { page, line, waking } = aPhone();
	page.turn('hidden');
	line.caughtUp = false;
	page.turn('visible');
	expect(waking.isBehind).toBe(true);
	vi.advanceTimersByTime(60_000);
	expect(waking.isBehind).toBe(true);
	line.caughtUp = true;
	vi.advanceTimersByTime(100);
	expect(waking.isBehind).toBe(false);
});

test('it waits from the first moment, before the connection has asked for what it missed', () => {
	const { page, waking } = aPhone();
	page.turn('visible');
	expect(waking.isBehind, 'what it knew before it slept').toBe(true);
	vi.advanceTimersByTime(100);
	expect(waking.isBehind).toBe(false);
});

test('a page that was left looks no more', () => {
	const { page, waking, line, leave } = aPhone();
	line.caughtUp = false;
	page.turn('visible');
	leave();
	expect(vi.getTimerCount()).toBe(0);
	page.turn('visible');
	expect(vi.getTimerCount()).toBe(0);
	expect(waking.isBehind).toBe(true);
});
