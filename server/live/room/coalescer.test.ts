import { expect, test } from 'vitest';
import { Coalescer } from './coalescer.ts';

test('who asks while it is done is served by one more turn, together', async () => {
	const ends: (() => void)[] = [];
	let inside = 0;
	let most = 0;
	const turns = new Coalescer(async () => {
		most = Math.max(most, (inside += 1));
		await new Promise<void>((resolve) => ends.push(resolve));
		inside -= 1;
	});
	turns.ask();
	for (let i = 0; i < 5; i += 1) turns.ask();
	const all = turns.running;
	ends[0]?.();
	await new Promise(setImmediate);
	expect(ends).toHaveLength(2);
	ends[1]?.();
	await all;
	expect([ends.length, most, turns.running]).toEqual([2, 1, null]);
});

test('asked again after it has ended, it is done again', async () => {
	let done = 0;
	const turns = new Coalescer(() => {
		done += 1;
		return Promise.resolve();
	});
	turns.ask();
	await turns.running;
	turns.ask();
	await turns.running;
	expect(done).toBe(2);
});
