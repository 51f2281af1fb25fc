import { expect, test } from 'vitest';
import { nearest, type Box } from './nearest.ts';

const box = (left: number, top: number): Box => ({ left, top, right: left + 200, bottom: top + 44 });
//  0: tray, first    1: tray, second    2: a group beside it    3: the group below that one, far down
const boxes = [box(0, 0), box(0, 44), box(220, 60), box(220, 400)];
const [first, second, beside, below] = boxes as [Box, Box, Box, Box];

test('the down key goes to the next note of the same column', () => {
	expect(nearest(first, boxes, 'down')).toBe(1);
	expect(nearest(beside, boxes, 'down')).toBe(3);
});

test('the up key goes back', () => {
	expect(nearest(second, boxes, 'up')).toBe(0);
	expect(nearest(below, boxes, 'up')).toBe(2);
});

test('the side keys change columns, to the note at the same height', () => {
	expect(nearest(second, boxes, 'right')).toBe(2);
	expect(nearest(beside, boxes, 'left')).toBe(1);
});

test('where nothing lies that way the focus stays', () => {
	expect(nearest(first, boxes, 'up')).toBeNull();
	expect(nearest(first, boxes, 'left')).toBeNull();
});
