/** Neither words before a correction nor those that まとめ完了 takes stay in a row or log (E2). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LiveCopy } from '../../../server/live/room/live-copy.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
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

test('[E2] words that were corrected, or trashed until まとめ完了, are not kept by the log', async () => {
	const { meeting, staff } = setup;
	const note = await setup.showQuotedNote();
	await setup.ok(staff, { type: 'note.trash', note });
	await setup.ok(staff, { type: 'meeting.close' });
	await setup.ok(staff, { type: 'meeting.finish' });
	const kept = await meeting.log.load(meeting.board);
	expect(kept?.updates).toHaveLength(1);
	const notes = new LiveCopy(kept!).doc.getMap('notes');
	expect([...notes.keys()]).not.toContain(note);
});

test.each(['note.hold', 'note.trash'] as const)(
	'[E2] what まとめ完了 finds put aside (%s) leaves neither words in its row nor in the log',
	async (away) => {
		const { words, staff } = setup;
		const note = await setup.showNote();
		await setup.ok(staff, { type: away, note });
		await setup.ok(staff, { type: 'meeting.close' });
		expect(await setup.tablesWith(words)).not.toEqual([]);
		await setup.ok(staff, { type: 'meeting.finish' });
		expect(await setup.tablesWith(words)).toEqual([]);
	}
);

test.each(['note.hold', 'note.trash'] as const)(
	'[E2] words that its author corrects while it is put aside (%s) are in no row and no log',
	async (away) => {
		const { words, phone, staff } = setup;
		const note = await setup.showNote();
		await setup.ok(staff, { type: away, note });
		await setup.ok(phone, { type: 'note.edit', note, text: '雨戸の こと' });
		expect(await setup.tablesWith(words)).toEqual([]);
		const [{ state } = {}] = staff.privateNotes;
		expect(state).toBe(away === 'note.hold' ? 'held' : 'trashed');
	}
);
