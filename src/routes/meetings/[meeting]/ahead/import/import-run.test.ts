import { expect, test } from 'vitest';
import { ImportRows, type Post } from './import-rows.svelte.ts';
import { ImportRun, type Answered } from './import-run.svelte.ts';

const piece = 20;

const rowsOf = (count: number) =>
	new ImportRows(
		Array.from({ length: count }, (_, i) => ({
			id: `id-${i}`,
			kind: 'komatta' as const,
			text: `紙 ${i}`,
			number: null,
			wrongNumber: false,
			isThere: false
		}))
	);
const yes = (posts: readonly Post[]): Answered[] => posts.map(({ id }) => ({ id, refusal: null }));

test('rows go out in pieces, and what was taken is counted', async () => {
	const rows = rowsOf(2 * piece + 3);
	const sizes: number[] = [];
	const run = new ImportRun(rows, piece, (posts) => {
		sizes.push(posts.length);
		return Promise.resolve(yes(posts));
	});
	await run.put('between');
	expect(sizes).toEqual([piece, piece, 3]);
	expect([run.state, run.done, rows.taken.length, rows.ready.length]).toEqual(['done', 43, 43, 0]);
});

test('[S1] after a lost answer the run stops; pressed again, the same rows go out as they went before', async () => {
	const rows = rowsOf(piece + 2);
	const sent: (readonly Post[])[] = [];
	const run = new ImportRun(rows, piece, (posts) => {
		sent.push(posts);
		return Promise.resolve(sent.length === 2 ? null : yes(posts));
	});
	await run.put('between');
	expect([run.state, rows.taken.length]).toEqual(['stopped', piece]);
	expect(rows.all[piece]!.sent, 'its words must not change now').not.toBeNull();
	rows.all[piece]!.text = 'なおした';
	await run.put('staff');
	expect(sent[2]).toEqual(sent[1]);
	expect([run.state, rows.taken.length]).toEqual(['done', piece + 2]);
});

test('a row that was refused says so and stays; one that the server had no time for goes out again', async () => {
	const rows = rowsOf(3);
	let times = 0;
	const run = new ImportRun(rows, piece, (posts) => {
		times += 1;
		if (times > 1) return Promise.resolve(yes(posts));
		return Promise.resolve([
			{ id: 'id-0', refusal: null },
			{ id: 'id-1', refusal: 'board_full' }
		]);
	});
	await run.put('between');
	expect(run.state).toBe('stopped');
	expect(rows.all.map(({ isTaken }) => isTaken)).toEqual([true, false, false]);
	expect(rows.all[1]!.refusal).toBe('board_full');
	await run.put('between');
	expect(rows.all.every(({ isTaken }) => isTaken)).toBe(true);
	expect(rows.all[1]!.refusal).toBeNull();
});
