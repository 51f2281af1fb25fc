/** Both logs keep the same promises. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { EpochChanged } from '../../server/live/log/board-log.ts';
import { LiveCopy } from '../../server/live/room/live-copy.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';
import { aNote, inMemory, inPostgres, newId, write } from '../support/logs.ts';
import { turn, untilBlocked } from '../support/until.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

const settings = { memory: inMemory, postgres: () => inPostgres(database.db) };

const some = (text: string): Uint8Array => {
	const doc = new Y.Doc();
	doc.getMap('groups').set(text, 1);
	return Y.encodeStateAsUpdate(doc);
};
describe.each(Object.entries(settings))('the log in %s', (name, begin) => {
	test('a new board can be loaded, one of nobody cannot', async () => {
		const { log, board } = await begin();
		expect((await log.load(board))?.updates.length).toBeGreaterThan(0);
		expect(await log.load({ ...board, meeting: newId() as never })).toBeNull();
	});

	test('commits are numbered one by one and loaded in that order', async () => {
		const setting = await begin();
		const { seq } = (await setting.log.load(setting.board))!;
		expect((await write(setting, some('a'))).seq).toBe(seq + 1);
		expect((await write(setting, some('b'))).seq).toBe(seq + 2);
		const stored = await setting.log.load(setting.board);
		expect(stored?.seq).toBe(seq + 2);
		expect(stored?.updates.slice(-2).map((bytes) => [...bytes])).toEqual(
			(await setting.log.since(setting.board, { seq, epoch: stored!.epoch })).updates.map((bytes) => [
				...bytes
			])
		);
	});

	test('[S7] a copy that lags is handed what it lacks before it judges', async () => {
		const setting = await begin();
		const old = (await setting.log.load(setting.board))!;
		await write(setting, some('other process'));
		const { value } = await setting.log.append(setting.board, old, (_rows, behind) =>
			Promise.resolve({ bytes: null, value: behind })
		);
		expect(value).toMatchObject({ ahead: true, updates: [{}] });
	});

	test('two processes at once: one commits after the other, and sees it', async () => {
		const setting = await begin();
		const head = (await setting.log.load(setting.board))!;
		let inside = 0;
		let most = 0;
		/** To wait at the lock, or to enter if there were none. */
		const otherHasCome = name === 'postgres' ? () => untilBlocked(database) : () => turn();
		const write = (text: string) =>
			setting.log.append(setting.board, head, async (_rows, behind) => {
				most = Math.max(most, (inside += 1));
				if (inside === 1 && behind.updates.length === 0) await otherHasCome();
				inside -= 1;
				return { bytes: some(text), value: behind.updates.length };
			});
		const both = await Promise.all(['a', 'b'].map(write));
		expect(most).toBe(1);
		expect(both.map(({ seq }) => seq - head.seq).sort()).toEqual([1, 2]);
		expect(both.map(({ value }) => value).sort()).toEqual([0, 1]);
	});

	test('[S4] a batch that throws leaves neither bytes nor rows', async () => {
		const setting = await begin();
		const { log, board, author } = setting;
		const before = await log.load(board);
		const failing = log.append(board, before!, (rows) => {
			rows.addNote(aNote(author));
			return Promise.reject(new Error('no'));
		});
		await expect(failing).rejects.toThrow('no');
		expect(await log.load(board)).toEqual(before);
		expect((await log.staffView(board)).notes).toEqual([]);
	});

	test('a batch that wrote nothing takes no number; rows alone take one', async () => {
		const setting = await begin();
		const { seq } = (await setting.log.load(setting.board))!;
		expect((await write(setting, null)).seq).toBe(seq);
		expect((await write(setting, null, (rows) => rows.addNote(aNote(setting.author)))).seq).toBe(seq + 1);
	});

	test('[S9] made one row, the log says the same at the same seq, and takes commits as before', async () => {
		const setting = await begin();
		const { log, board } = setting;
		for (const text of ['a', 'b', 'c']) await write(setting, some(text));
		const before = (await log.load(board))!;
		const copy = new LiveCopy(before);
		expect(await log.compact(board)).toBe(before.updates.length);
		const after = (await log.load(board))!;
		expect(after).toMatchObject({ seq: before.seq, epoch: before.epoch, updates: [{}] });
		expect(new LiveCopy(after).doc.getMap('groups').toJSON()).toEqual(copy.doc.getMap('groups').toJSON());
		expect((await log.since(board, before)).updates).toEqual([]);
		expect((await log.since(board, { ...before, seq: before.seq - 2 })).updates).toHaveLength(1);
		expect((await write(setting, some('d'))).seq).toBe(before.seq + 1);
		expect(new LiveCopy((await log.load(board))!).doc.getMap('groups').size).toBe(4);
	});

	test('[E2] a batch that forgets leaves one row, under the next seq', async () => {
		const setting = await begin();
		const { log, board } = setting;
		await write(setting, some('gone'));
		const head = (await log.load(board))!;
		const rewrite = some('here');
		const work = () => Promise.resolve({ bytes: some('x'), rewrite, value: null });
		expect((await log.append(board, head, work)).seq).toBe(head.seq + 1);
		const after = (await log.load(board))!;
		expect(after.updates.map((bytes) => [...bytes])).toEqual([[...rewrite]]);
		await expect(
			log.append(board, after, async (...at) => {
				await work();
				return Promise.reject(new Error(String(at.length)));
			})
		).rejects.toThrow('2');
		expect(await log.load(board)).toEqual(after);
	});

	test('[E2] whoever loads while the log is rewritten reads the board before or after, never half of it', async () => {
		const setting = await begin();
		const { log, board } = setting;
		for (let i = 0; i < 5; i += 1) await write(setting, some(`${i}`));
		const rewriting = (async () => {
			for (let i = 0; i < 30; i += 1) {
				const head = (await log.load(board))!;
				const rewrite = Y.encodeStateAsUpdate(new LiveCopy(head).doc);
				await log.append(board, head, () => Promise.resolve({ bytes: null, rewrite, value: null }));
				await write(setting, some('again'));
			}
		})();
		for (let i = 0; i < 60; i += 1) {
			const copy = new LiveCopy((await log.load(board))!);
			expect(copy.doc.getMap('groups').size).toBeGreaterThanOrEqual(5);
			expect(copy.hasGaps).toBe(false);
			await turn();
		}
		await rewriting;
	});

	test('a copy of another epoch is refused', async () => {
		const { log, board } = await begin();
		const work = () => Promise.resolve({ bytes: some('x'), value: null });
		await expect(log.append(board, { seq: 1, epoch: 'before the restore' }, work)).rejects.toBeInstanceOf(
			EpochChanged
		);
	});

	test('[S1] a receipt is found again by the actor and the id, and by nobody else', async () => {
		const setting = await begin();
		const { log, board, author } = setting;
		const { seq } = await write(setting, null, (rows) =>
			rows.keepReceipt(author, 'c1', { fingerprint: 'f', result: { shown: 3 } })
		);
		const head = (await log.load(board))!;
		const { value } = await log.append(board, head, async (rows) => ({
			bytes: null,
			value: [
				await rows.receipt(author, 'c1'),
				await rows.receipt(newId(), 'c1'),
				await rows.receipt(author, 'c2')
			]
		}));
		expect(value).toEqual([{ fingerprint: 'f', seq, result: { shown: 3 } }, null, null]);
	});

	test('[N6][N7] authors see their own notes, staff those that are hidden, without an author', async () => {
		const setting = await begin();
		const { log, board, author } = setting;
		const [hidden, shown, gone] = [
			aNote(author),
			aNote(author, { state: 'shown', number: 201, text: '車が ある' }),
			aNote(author)
		];
		await write(setting, null, (rows) => {
			for (const each of [hidden, shown, gone]) rows.addNote(each);
			rows.changeNote(gone.id, { state: 'withdrawn', text: '' });
		});
		const own = (await log.ownViews(board, [author])).get(author);
		expect(new Set(own?.notes.map((each) => each.id))).toEqual(new Set([hidden.id, shown.id]));
		const staff = await log.staffView(board);
		const seen = { id: hidden.id, kind: 'komatta', text: '米が 重い', state: 'waiting', heldBy: null };
		expect(staff.notes).toEqual([{ ...seen, number: null, postedBy: null, proxy: false }]);
	});
});
