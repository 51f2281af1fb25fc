/** Only a shown note of a meeting that has ended is taken over (N12). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NoteState, ParticipantId, Phase } from '#lib/board/model.ts';
import type { BoardAddress } from '../../../server/live/log/board-log.ts';
import { postgresLog } from '../../../server/board/rows/postgres-log.ts';
import { aCity, aMeeting, anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aNote, inPostgres, newId, write } from '../../support/logs.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

async function taken(phase: Phase, state: NoteState, which: 'earlier' | 'later' = 'earlier') {
	const city = await aCity(database.db);
	const boards = [await aMeeting(anApp(database.db), city), await aMeeting(anApp(database.db), city)];
	const [has, asks] = which === 'earlier' ? boards : boards.toReversed();
	const log = postgresLog(database.db, () => 'a key');
	const setting = (board: BoardAddress) => ({
		log,
		board,
		coordinator: city.coordinator,
		author: newId() as ParticipantId
	});
	const note = aNote(null, { state, number: 201 });
	await write(setting(has!), null, (rows) => rows.addNote(note));
	await write(setting(has!), null, (rows) => rows.changeMeeting({ phase }));
	const { value } = await write(setting(asks!), null, (rows) => rows.earlierNote(note.id));
	return value;
}

test.each([
	['draft', false],
	['open', false],
	['wrapup', true],
	['closed', true]
] as const)(
	'[N12] an earlier meeting of the council that is %s gives its notes: %s',
	async (phase, gives) => {
		expect(await taken(phase, 'shown')).toEqual(gives ? { kind: 'komatta', text: '米が 重い' } : null);
	}
);

test.each(['waiting', 'held', 'trashed', 'withdrawn', 'handed_off'] as const)(
	'[N12] a note that is %s in the earlier meeting is not taken over',
	async (state) => {
		expect(await taken('closed', state)).toBeNull();
	}
);

test('[N12] an earlier meeting takes nothing over from a later one', async () => {
	expect(await taken('closed', 'shown', 'later')).toBeNull();
});

test('[N12] a note is taken from an earlier meeting of the same council, and from no other', async () => {
	const setting = await inPostgres(database.db);
	const elsewhere = await inPostgres(database.db);
	const foreign = aNote(elsewhere.author, { state: 'shown', number: 201 });
	await write(elsewhere, null, (rows) => rows.addNote(foreign));
	const own = aNote(setting.author, { state: 'shown', number: 201 });
	await write(setting, null, (rows) => rows.addNote(own));
	const asked = await write(setting, null, async (rows) => [
		await rows.earlierNote(foreign.id),
		await rows.earlierNote(own.id)
	]);
	expect(asked.value).toEqual([null, null]);
});
