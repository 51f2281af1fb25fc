import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { canKeepAwake, keepAwake } from './keep-awake.ts';

class Page extends EventTarget {
	visibilityState: DocumentVisibilityState = 'visible';

	turn(to: DocumentVisibilityState) {
		this.visibilityState = to;
		this.dispatchEvent(new Event('visibilitychange'));
	}
}

let page: Page;
let asked: number;
let released: number;
let refuses: boolean;

beforeEach(() => {
	page = new Page();
	[asked, released, refuses] = [0, 0, false];
	vi.stubGlobal('document', page);
	vi.stubGlobal('navigator', {
		wakeLock: {
			request: () => {
				asked += 1;
				if (refuses) return Promise.reject(new Error('the battery is low'));
				return Promise.resolve({
					release: () => {
						released += 1;
						return Promise.resolve();
					}
				});
			}
		}
	});
});
afterEach(() => vi.unstubAllGlobals());

test('the screen is kept on, and asked for again each time the page comes back', async () => {
	const leave = keepAwake();
	page.turn('hidden');
	expect(asked).toBe(1);
	page.turn('visible');
	expect(asked).toBe(2);
	await Promise.resolve();
	leave();
	expect(released).toBe(1);
	page.turn('visible');
	expect(asked).toBe(2);
});

test('what is granted after the page was left is given back', async () => {
	keepAwake()();
	await Promise.resolve();
	expect(released).toBe(1);
});

test('a browser that refuses is asked again later, and one that has no such thing is known', async () => {
	refuses = true;
	const leave = keepAwake();
	await Promise.resolve();
	refuses = false;
	page.turn('visible');
	expect(asked).toBe(2);
	leave();
	expect(canKeepAwake()).toBe(true);
	vi.stubGlobal('navigator', {});
	expect(canKeepAwake()).toBe(false);
});
