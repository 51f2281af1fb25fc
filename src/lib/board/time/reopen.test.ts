import { expect, test } from 'vitest';
import { reopenLeft, reopenMs } from './reopen.ts';

const at = Date.UTC(2027, 0, 23, 2, 30);
const closing = { at, door: true, voting: false };

test('[T5] 閉会 can be taken back for fifteen minutes, and no longer', () => {
	expect(reopenLeft(closing, at)).toBe(15 * 60_000);
	expect(reopenLeft(closing, at + 60_000)).toBe(14 * 60_000);
	expect(reopenLeft(closing, at + reopenMs - 1)).toBe(1);
	expect(reopenLeft(closing, at + reopenMs)).toBe(0);
	expect(reopenLeft(closing, at + 16 * 60_000)).toBe(0);
	expect(reopenLeft(null, at)).toBe(0);
});

test('[T4] a 閉会 in the future counts as none, and one that a page with a late clock sees as just now', () => {
	expect(reopenLeft(closing, at - 2_000), 'a page that is behind by the network').toBe(reopenMs);
	expect(reopenLeft(closing, at - 61_000)).toBe(0);
	expect(reopenLeft(closing, at - 86_400_000)).toBe(0);
});
