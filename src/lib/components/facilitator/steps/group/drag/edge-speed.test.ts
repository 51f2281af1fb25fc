import { expect, test } from 'vitest';
import { edgeSpeed } from './edge-speed.ts';

test('a note that is dragged to an edge scrolls the page, the nearer the faster, and elsewhere not at all', () => {
	expect(edgeSpeed(400, 128, 768)).toBe(0);
	expect(edgeSpeed(209, 128, 768)).toBe(0);
	expect(edgeSpeed(690, 128, 768)).toBeGreaterThan(0);
	expect(edgeSpeed(760, 128, 768)).toBeGreaterThan(edgeSpeed(700, 128, 768));
	expect(edgeSpeed(200, 128, 768)).toBeLessThan(0);
	expect(edgeSpeed(140, 128, 768)).toBeLessThan(edgeSpeed(200, 128, 768));
});

test('over the head, and out of the window, it is as fast as at the very edge', () => {
	expect(edgeSpeed(20, 128, 768)).toBe(edgeSpeed(128, 128, 768));
	expect(edgeSpeed(900, 128, 768)).toBe(edgeSpeed(768, 128, 768));
});
