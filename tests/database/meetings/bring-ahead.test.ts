/** Notes written ahead for a cancelled meeting go to another one (P13). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emptyBoard } from '#lib/board/empty.ts';
import type { App } from '#lib/server/app.ts';
import { listAheadNotes } from '#lib/server/meetings/ahead-notes.ts';
import { askRoom, facilitator } from '#lib/server/meetings/ask-room.ts';
import { bringAhead } from '#lib/server/meetings/bring-ahead.ts';
import { otherPrepared } from '#lib/server/meetings/coming-meetings.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { liveBoards } from '../../../server/live-boards.ts';
import { anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { Council } from './council.ts';

let database: TestDatabase;
let boards: ReturnType<typeof liveBoards>;
let council: Council;
beforeAll(async () => {
	database = await aDatabase();
	const { config, db, log } = anApp(database.db);
	boards = liveBoards({ config, db, log });
});
afterAll(async () => {
	await boards.close();
	await database.close();
});
beforeEach(async () => {
	council = await Council.begin(boards.app);
});

test('[P13] notes that were put out ahead go to another prepared meeting, with what staff held', async () => {
	const { app, staff } = council;
	const [from, to] = [await council.prepare('2027-01-23'), await council.prepare('2027-01-30')];
	const texts = ['雪の日の 通院', '使わない 車庫', '田中花子さんの こと'];
	for (const text of texts)
		await askRoom(app, from, facilitator(staff), { type: 'note.post', kind: 'komatta', text, as: 'staff' });
	const [first] = await listAheadNotes(app, from);
	await askRoom(app, from, facilitator(staff), { type: 'note.hold', note: first!.id });
	const wanted = (await listAheadNotes(app, from)).map(({ text, heldBy, source }) => [text, heldBy, source]);
	expect(wanted.map(([, heldBy]) => heldBy).toSorted()).toEqual([null, 'rules', 'staff']);
	await council.cancel(from);

	expect(await bringAhead(app, staff, { from, to: to.meeting })).toBeNull();
	expect(await listAheadNotes(app, from)).toEqual([]);
	const there = (await listAheadNotes(app, to)).map(({ text, heldBy, source }) => [text, heldBy, source]);
	expect(there.toSorted()).toEqual(wanted.toSorted());
	expect(await bringAhead(app, staff, { from, to: to.meeting })).toBeNull();
	expect(await listAheadNotes(app, to)).toHaveLength(3);
	const counted = (await boardOf(app, to)).tallies.waiting;
	expect(counted).toEqual({ ...emptyBoard.tallies.waiting, komatta: 1 });
});

test('[S1] notes whose move broke off in the middle are moved by the next press, and none twice', async () => {
	const { app, staff } = council;
	const [from, to] = [await council.prepare('2027-01-23'), await council.prepare('2027-01-30')];
	for (const text of ['雪の日の 通院', '使わない 車庫'])
		await askRoom(app, from, facilitator(staff), { type: 'note.post', kind: 'komatta', text, as: 'staff' });
	await council.cancel(from);
	let withdrawals = 0;
	const breaking: App = {
		...app,
		rooms: {
			run: (at, command, actor) =>
				command.type === 'note.withdraw' && (withdrawals += 1) === 2
					? Promise.resolve({ ok: false, refusal: 'try_again' })
					: app.rooms.run(at, command, actor)
		}
	};
	expect(await bringAhead(breaking, staff, { from, to: to.meeting })).toBe('try_again');
	expect(await bringAhead(app, staff, { from, to: to.meeting })).toBeNull();
	expect((await listAheadNotes(app, to)).map(({ text }) => text)).toEqual(['雪の日の 通院', '使わない 車庫']);
	expect(await listAheadNotes(app, from)).toEqual([]);
});

test('[P13] notes go to prepared meetings of the same council that are coming, and to no other', async () => {
	const { app, city } = council;
	const now = new Date('2027-01-24T01:00:00Z');
	const from = await council.prepare('2027-01-23');
	const [passed, off, opened] = [
		await council.prepare('2027-01-20'),
		await council.prepare('2027-02-01'),
		await council.prepare('2027-02-02')
	];
	const [later, sooner] = [await council.prepare('2027-02-27'), await council.prepare('2027-01-30')];
	await council.cancel(off);
	await council.openDoor(opened);
	const others = await otherPrepared(app, { ...from, council: city.council }, now);
	expect(others.map(({ id }) => id)).toEqual([sooner.meeting, later.meeting]);
	expect(others.map(({ id }) => id)).not.toContain(passed.meeting);
});
