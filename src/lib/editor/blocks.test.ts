import { expect, test } from 'vitest';
import { emptyNote } from '#lib/board/empty.ts';
import { noteLine } from './blocks.ts';

test('わたしも of a note counts phones and hands together', () => {
	const line = noteLine({ ...emptyNote, text: '坂が つらい', supportPhones: 2, supportHands: 3 });
	expect(line.at(-1)).toBe('（わたしも 5）');
});
