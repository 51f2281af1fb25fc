/** Commits of other boards keep no words (E2, E3, E6). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyCommand } from '../../../server/board/commands/apply-command.ts';
import { WriteConflict } from '../../../server/live/log/board-log.ts';
import { LiveCopy } from '../../../server/live/room/live-copy.ts';
import { realEffects } from '../../../server/live/room/rooms.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { commandId } from '../../support/meeting.ts';
import { PostgresMeeting } from '../../support/postgres-meeting.ts';
import { untilBlocked } from '../../support/until.ts';
import { Setup } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

test('[E6] a note that is taken over in the moment of its withdrawal goes there too', async () => {
	const { words, meeting, phone, staff } = setup;
	const note = await setup.showNote();
	await setup.ok(staff, { type: 'meeting.close' });
	const next = await PostgresMeeting.begin(database.db, meeting.city);
	const stored = (await next.log.load(next.board))!;
	const [read, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const taking = next.log.append(next.board, stored, async (rows) => {
		const { doc } = new LiveCopy(stored);
		const before = Y.encodeStateVector(doc);
		await applyCommand({ id: commandId(), type: 'note.take', from: note }, next.coordinator, {
			doc,
			rows,
			effects: realEffects,
			touched: new Set(),
			changedActions: new Set(),
			erasure: { erased: new Set(), isForgotten: false }
		});
		read.resolve();
		await gate.promise;
		return { bytes: Y.encodeStateAsUpdate(doc, before), value: null };
	});
	await read.promise;
	const withdrawal = setup.ok(phone, { type: 'note.withdraw', note });
	await untilBlocked(database); // the withdrawal waits for the copy
	gate.resolve();
	await taking;
	await withdrawal;
	expect(await setup.tablesWith(words)).toEqual([]);
});

test('[E2] who erases while a later board holds what it waits for is not asked to try again', async () => {
	const { words, phone, staff } = setup;
	const note = await setup.showNote();
	const { action, next } = await setup.mirrorOnNextBoard({ firstStep: words });
	const there = next.room();
	const other = await next.facilitator(there);
	expect(await other.ask(there, { type: 'note.take', from: note })).toMatchObject({ ok: true });
	const head = (await next.log.heads([next.board.meeting])).get(next.board.meeting)!;
	const locked = Promise.withResolvers<void>();
	const outcome = next.log
		.append(next.board, head, async (rows) => {
			locked.resolve();
			await untilBlocked(database); // the erasure waits for this board
			const update = { status: 'done', remark: '', at: new Date(), by: null, before: null } as const;
			rows.updateAction(action, update);
			return { bytes: null, value: null };
		})
		.catch((error: unknown) => error);
	await locked.promise;
	await setup.ok(phone, { type: 'note.withdraw', note });
	expect(phone.closedWith).toBeNull();
	expect(staff.closedWith).toBeNull();
	const either = await outcome;
	expect(either instanceof WriteConflict || (either as { value: null }).value === null).toBe(true);
	expect(await setup.tablesWith(words)).toEqual([]);
});

test('[E2][E3] a やること that is corrected in the moment of the erasing keeps what was corrected, and nothing else', async () => {
	const { words, phone } = setup;
	const note = await setup.showNote();
	const { action, next } = await setup.mirrorOnNextBoard({ firstStep: words, owner: '班の 人' });
	const head = (await next.log.load(next.board))!;
	const [read, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const correcting = next.log.append(next.board, head, async (rows) => {
		const { doc } = new LiveCopy(head);
		const before = Y.encodeStateVector(doc);
		const due = { kind: 'undecided' } as const;
		const corrected = { what: '見にいく', firstStep: '声を かける', owner: words, helpers: '', due };
		await applyCommand({ id: commandId(), type: 'action.edit', action, ...corrected }, next.coordinator, {
			doc,
			rows,
			effects: realEffects,
			touched: new Set(),
			changedActions: new Set(),
			erasure: { erased: new Set(), isForgotten: false }
		});
		read.resolve();
		await gate.promise;
		return { bytes: Y.encodeStateAsUpdate(doc, before), value: null };
	});
	await read.promise;
	const withdrawal = setup.ok(phone, { type: 'note.withdraw', note });
	await untilBlocked(database); // the withdrawal waits for the correction
	gate.resolve();
	await correcting;
	await withdrawal;
	expect(await setup.tablesWith(words)).toEqual([]);
	const other = await next.facilitator(next.room());
	expect(other.board.actions).toMatchObject([{ firstStep: '声を かける', owner: '' }]);
});
