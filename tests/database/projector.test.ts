/** A late projection must not overwrite newer rows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyBoard } from '#lib/board/empty.ts';
import type { Board, GroupId } from '#lib/board/model.ts';
import { project } from '../../server/projection/projector.ts';
import { aCity, aMeeting, anApp } from '../support/city.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

const named = (title: string): Board => ({
	...emptyBoard,
	groups: [{ id: 'group-1' as GroupId, title, aliases: [], number: 1, order: 'a0', notes: [] }]
});

test('an older projection that comes late changes no row, nor does the same one again; a newer one does', async () => {
	const board = await aMeeting(anApp(database.db), await aCity(database.db));
	const rows = () => database.sql`
		select g.title, p.seq::int from note_group g join board_projection p using (meeting_id)
		where g.meeting_id = ${board.meeting}`;
	await project(database.db, board, named('九'), 9);
	const nine = [{ title: '九', seq: 9 }];
	expect([...(await rows())]).toEqual(nine);
	await project(database.db, board, named('七'), 7);
	expect([...(await rows())]).toEqual(nine);
	await project(database.db, board, emptyBoard, 8);
	expect([...(await rows())]).toEqual(nine);
	await project(database.db, board, named('十'), 10);
	expect([...(await rows())]).toEqual([{ title: '十', seq: 10 }]);
});

test('of two projections at once the newer stays, whichever of them ends last', async () => {
	const board = await aMeeting(anApp(database.db), await aCity(database.db));
	await Promise.all([9, 7, 8].map((seq) => project(database.db, board, named(String(seq)), seq)));
	const rows = await database.sql`select title from note_group where meeting_id = ${board.meeting}`;
	expect([...rows]).toEqual([{ title: '9' }]);
});
