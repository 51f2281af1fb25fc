/** Both board logs keep the same rows (A1, A3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionId } from '#lib/board/model.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { inMemory, inPostgres, newId, write } from '../../support/logs.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

const settings = { memory: inMemory, postgres: () => inPostgres(database.db) };

describe.each(Object.entries(settings))('the log in %s', (_name, begin) => {
	test('[A1][A3] a decided action is undone until it is done, with its latest word', async () => {
		const setting = await begin();
		const { log, board, coordinator } = setting;
		const id = newId() as ActionId;
		const at = new Date('2027-01-23T01:00:00Z');
		const action = {
			id,
			what: 'ためす',
			firstStep: '聞く',
			owner: '商店会',
			helpers: '',
			result: 'do',
			due: { kind: 'month', month: '2027-03' },
			combination: null,
			status: 'not_started',
			remark: ''
		} as const;
		await write(setting, null, (rows) =>
			rows.addAction(
				action,
				{ here: true, notes: [] },
				{ status: 'not_started', remark: '', at, by: coordinator, before: null }
			)
		);
		await write(setting, null, (rows) =>
			rows.updateAction(id, {
				status: 'in_progress',
				remark: '返事まち',
				at: new Date(at.getTime() + 1),
				by: coordinator,
				before: null
			})
		);

		const undone = async () => {
			const head = (await log.load(board))!;
			return (
				await log.append(board, head, async (rows) => ({ bytes: null, value: await rows.undoneActions() }))
			).value;
		};
		expect(await undone()).toMatchObject([{ ...action, status: 'in_progress', remark: '返事まち' }]);
		await write(setting, null, (rows) =>
			rows.updateAction(id, {
				status: 'in_progress',
				remark: '返事が 来た',
				by: coordinator,
				before: null,
				at: new Date(at.getTime() + 2)
			})
		);
		expect(await undone()).toMatchObject([{ remark: '返事が 来た' }]);
		await write(setting, null, (rows) =>
			rows.updateAction(id, {
				status: 'done',
				remark: '',
				at: new Date(at.getTime() + 3),
				by: coordinator,
				before: null
			})
		);
		expect(await undone()).toEqual([]);
	});

	test('[A1] corrected words are found undone with their new words', async () => {
		const setting = await begin();
		const id = newId() as ActionId;
		const words = {
			what: 'ためす',
			firstStep: '',
			owner: '町会',
			helpers: '商店会',
			due: { kind: 'undecided' }
		} as const;
		const update = {
			status: 'not_started',
			remark: '',
			at: new Date(),
			by: setting.coordinator,
			before: null
		} as const;
		await write(setting, null, (rows) =>
			rows.addAction(
				{ id, ...words, result: 'ask', status: 'not_started', remark: '', combination: null },
				{ here: false, notes: [] },
				update
			)
		);
		await write(setting, null, (rows) =>
			rows.editAction(
				id,
				{ ...words, owner: '老人クラブ' },
				{ ...update, at: new Date(Date.now() + 1), before: words }
			)
		);
		const undone = await write(setting, null, (rows) => rows.undoneActions());
		expect(undone.value).toMatchObject([{ ...words, owner: '老人クラブ', result: 'ask' }]);
	});
});
