import { expect, test } from 'vitest';
import { filingRoom, filingPages } from './filing-rows.ts';

const wide = { width: 1824, height: 480 };
const narrow = { width: 1344, height: 480 };
const named = (...titles: string[]) => titles.map((title, i) => ({ number: i + 1, title }));
const many = (count: number, title = '通院と 買い物の足') =>
	named(...Array.from({ length: count }, () => title));

test('twelve groups are on the screen at once, also with names of two lines', () => {
	const pages = filingPages(many(12, '集まる 場所・話し相手のこと'), wide, [3]);
	expect(pages.map(({ groups }) => groups.length)).toEqual([12]);
	expect(filingPages(many(12), narrow, [2, 3]).map(({ groups }) => groups.length)).toEqual([12]);
});

test('more than twelve groups take further pages, each once and in order', () => {
	const groups = many(40);
	const pages = filingPages(groups, wide, [3]);
	expect(pages.map(({ groups }) => groups.length)).toEqual([12, 12, 12, 4]);
	expect(pages.flatMap(({ groups }) => groups)).toEqual(groups);
});

test('a new group moves no other: its row was kept free', () => {
	const rows = (count: number) => filingPages(many(count), wide, [3])[0]?.rows;
	expect(rows(1)).toHaveLength(4);
	expect(new Set(rows(1)).size).toBe(1);
	expect(rows(7)).toEqual(rows(1));
	expect(rows(12)).toEqual(rows(1));
});

test('few groups have higher rows, and leave the note above them more room', () => {
	const divided = (count: number) => {
		const { note, groups: height, kept } = filingRoom(many(count), wide.width, [3]);
		const rows = filingPages(many(count), { ...wide, height, kept }, [3])[0]?.rows.length ?? 0;
		return { note, rows, together: note + height };
	};
	expect(divided(3)).toEqual({ note: 330, rows: 2, together: 652 });
	expect(divided(6)).toEqual(divided(3));
	expect(divided(7)).toEqual({ note: 172, rows: 4, together: 652 });
	expect(filingRoom(many(6, '長い名前の まとまり'.repeat(12)), wide.width, [3]).note).toBe(172);
});

test('a row with a longer name is higher, and all rows have room', () => {
	const [page, ...more] = filingPages(
		[...many(11), ...named('スマホと 手つづき、夜道と 災害の ときの 知らせ')],
		wide,
		[3]
	);
	expect(more).toEqual([]);
	expect(page?.rows.at(-1)).toBeGreaterThan(page?.rows[0] ?? 0);
	expect((page?.rows ?? []).reduce((sum, row) => sum + row + 8, -8)).toBeLessThanOrEqual(wide.height);
});

test('without groups there is no page', () => {
	expect(filingPages([], wide, [3])).toEqual([]);
});
