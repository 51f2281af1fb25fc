import { expect, test } from 'vitest';
import { emptyBoard } from '#lib/board/empty.ts';
import { refusalToGrow } from './growth.ts';
import type { Board, Combination, Group } from '#lib/board/model.ts';

const group = (title = ''): Group => ({
	id: 'g' as Group['id'],
	title,
	aliases: [],
	number: 1,
	order: 'a1',
	notes: []
});
const idea = (groups: readonly Group[] = []): Combination => ({
	id: 'i' as Combination['id'],
	idea: '',
	order: 'a1',
	komatta: [],
	mottainai: [],
	groups,
	cautions: [],
	votes: 0,
	hands: 0,
	stickers: 0,
	outcome: null
});
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const board = (change: Partial<Board>): Board => ({ ...emptyBoard, ...change });

test.each([
	['the five hundredth group', board({ groups: many(499, group()) }), { groups: 1 }, null],
	['one more', board({ groups: many(500, group()) }), { groups: 1 }, 'arrangement_full'],
	['the five hundredth idea', board({ combinations: many(499, idea()) }), { combinations: 1 }, null],
	['one more idea', board({ combinations: many(500, idea()) }), { combinations: 1 }, 'arrangement_full'],
	[
		'sides up to five thousand',
		board({ combinations: many(100, idea(many(49, group()))) }),
		{ members: 100 },
		null
	],
	[
		'more sides than five thousand',
		board({ combinations: many(100, idea(many(49, group()))) }),
		{ members: 101 },
		'arrangement_full'
	],
	['a title of 500 letters', emptyBoard, { words: '👨‍👩‍👧‍👦'.repeat(500) }, null],
	['a title of 501', emptyBoard, { words: 'あ'.repeat(501) }, 'text_too_long'],
	['one letter under 8,000 marks', emptyBoard, { words: `が${'\u3099'.repeat(8_000)}` }, 'text_too_long'],
	['a long title made shorter', emptyBoard, { words: 'あ'.repeat(600), before: 'あ'.repeat(700) }, null],
	[
		'words where there are 50,000',
		board({ groups: many(100, group('あ'.repeat(500))) }),
		{ words: '雪' },
		'arrangement_full'
	],
	[
		'fewer words where there are 50,000',
		board({ groups: many(120, group('あ'.repeat(500))) }),
		{ words: '雪', before: '雪の日' },
		null
	]
] as const)('[S12] %s', (_what, before, growth, refusal) => {
	expect(refusalToGrow(before, growth)).toBe(refusal);
});
