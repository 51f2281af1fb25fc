import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PickMirror } from './pick-mirror.ts';

let picked: string[];
let sent: string[][];
let mirror: PickMirror;
beforeEach(() => {
	vi.useFakeTimers();
	picked = [];
	sent = [];
	mirror = new PickMirror(() => sent.push([...picked]));
});
afterEach(() => vi.useRealTimers());

function pick(...ids: string[]): void {
	picked = ids;
	mirror.picked();
}

test('notes that are picked in one go reach the projector screen as one pick', () => {
	pick('203');
	vi.advanceTimersByTime(100);
	pick('203', '207');
	vi.advanceTimersByTime(100);
	expect(sent).toEqual([]);
	vi.advanceTimersByTime(50);
	expect(sent).toEqual([['203', '207']]);
	pick('203');
	vi.advanceTimersByTime(1_000);
	expect(sent).toEqual([['203', '207'], ['203']]);
});

test('a note that is taken back before the pick goes out is not in it', () => {
	pick('203', '207');
	picked = ['207'];
	vi.advanceTimersByTime(150);
	expect(sent).toEqual([['207']]);
});

test('nothing follows an idea that was entered, or a step that was left', () => {
	pick('203', '207');
	mirror.stop();
	vi.advanceTimersByTime(1_000);
	expect(sent).toEqual([]);
});
