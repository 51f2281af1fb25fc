import { expect, test } from 'vitest';
import { stickerScale } from './sticker-scale.ts';

const room = 1824;
const wideOf = (fullest: number, letters: number, drawn = letters) => {
	const { across, high, most, pitch } = stickerScale({ fullest, room, letters });
	return across * pitch * Math.min(high * drawn, most);
};

test('the fullest row leaves room for its number, in whatever letters it is drawn', () => {
	for (const fullest of [0, 1, 5, 13, 23, 24, 62, 999])
		for (const letters of [96, 72, 48])
			for (const drawn of [letters, 48])
				expect(wideOf(fullest, letters, drawn)).toBeLessThanOrEqual(room - 3.6 * letters + 0.001);
});

test('few of them lie wider apart, and a dozen uses the width', () => {
	expect(stickerScale({ fullest: 5, room, letters: 96 }).pitch).toBe(1.6);
	expect(wideOf(12, 96)).toBeGreaterThan(0.7 * room);
	expect(wideOf(18, 64)).toBeGreaterThan(0.7 * room);
});

test('more than can be told apart in one line take two', () => {
	expect(stickerScale({ fullest: 23, room, letters: 64 })).toMatchObject({ lines: 1, across: 23 });
	expect(stickerScale({ fullest: 62, room, letters: 64 })).toMatchObject({ lines: 2, across: 31 });
});
