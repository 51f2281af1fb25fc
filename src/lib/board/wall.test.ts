import { expect, test } from 'vitest';
import { isTurning, pageAt, pageMs, stillWall } from './wall.ts';

test('a page stands still until it is turned, and is the last one when pages have gone', () => {
	expect(pageAt({ ...stillWall, page: 2 }, 5, 10 * pageMs)).toBe(2);
	expect(pageAt({ ...stillWall, page: 9 }, 5, 0)).toBe(4);
	expect(pageAt({ ...stillWall, page: 9 }, 0, 0)).toBe(0);
});

test('pages that turn by themselves go on from where they were, and begin again after the last', () => {
	const turning = { ...stillWall, page: 3, turningSince: 1000 };
	expect(pageAt(turning, 5, 1000 + pageMs - 1)).toBe(3);
	expect(pageAt(turning, 5, 1000 + pageMs)).toBe(4);
	expect(pageAt(turning, 5, 1000 + 2 * pageMs)).toBe(0);
	expect(pageAt(turning, 5, 0), 'a clock that is behind').toBe(3);
});

test('[T4] pages that turn since a moment in the future stand still, as if nobody had let them turn', () => {
	const ahead = { ...stillWall, page: 9, turningSince: 60_001 };
	expect([isTurning(ahead, 0), pageAt(ahead, 5, 0)]).toEqual([false, 4]);
	expect(isTurning({ ...ahead, turningSince: 60_000 }, 0), 'a device whose clock is behind').toBe(true);
	expect(isTurning(stillWall, 0)).toBe(false);
});
