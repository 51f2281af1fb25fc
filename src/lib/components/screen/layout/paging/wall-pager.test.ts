import { expect, test } from 'vitest';
import type { Wall } from '#lib/board/model.ts';
import { pageMs, stillWall } from '#lib/board/wall.ts';
import { WallPager } from './wall-pager.svelte.ts';

function pagerWith(...counts: number[]) {
	let [wall, now]: [Wall, number] = [stillWall, 0];
	const pager = new WallPager(
		() => wall,
		() => now
	);
	const lists = counts.map((count) => ({ count, numbered: true }));
	for (const list of lists) pager.put(list, list);
	return {
		pager,
		lists,
		steer: (change: Partial<Wall>) => (wall = { ...wall, ...change }),
		wait: (ms: number) => (now += ms)
	};
}

test('no page turns by itself, however long one waits', () => {
	const { pager, steer, wait } = pagerWith(19);
	expect(pager.words).toBe('1／19');
	wait(100 * pageMs);
	expect(pager.pageOf(19)).toBe(0);
	steer({ page: 3 });
	wait(100 * pageMs);
	expect(pager.words).toBe('4／19');
});

test('pages turn by themselves once that was asked for, and stop where they are told to', () => {
	const { pager, steer, wait } = pagerWith(3);
	steer({ page: 1, turningSince: 0 });
	expect(pager.turnsByItself).toBe(true);
	wait(pageMs);
	expect(pager.pageOf(3)).toBe(2);
	wait(pageMs);
	expect(pager.pageOf(3)).toBe(0);
	steer({ page: 2, turningSince: null });
	wait(50 * pageMs);
	expect(pager.pageOf(3)).toBe(2);
});

test('two lists on one picture turn together, and the shorter one waits on its last page', () => {
	const { pager, steer } = pagerWith(2, 4);
	expect(pager.pages).toBe(4);
	steer({ page: 3 });
	expect([pager.pageOf(2), pager.pageOf(4)]).toEqual([1, 3]);
	expect(pager.words).toBe('4／4');
});

test('a picture of one page has no page sign, and one that is gone counts no more', () => {
	const { pager, lists } = pagerWith(1, 5);
	expect(pager.words).toBe('1／5');
	pager.take(lists[1]!);
	expect(pager.words).toBe('');
	expect(pager.pages).toBe(1);
	expect(pager.pageOf(0)).toBe(0);
});
