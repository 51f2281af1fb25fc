/** A title that repeats another note as well is not cleared (E3). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as edits from '#lib/board/document/edits.ts';
import type { GroupId, NoteId } from '#lib/board/model.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { post } from '../../support/meeting.ts';
import { group, Setup } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

test('[E3] a title with a whole note of eight letters in it is cleared, one with a note of seven stays', async () => {
	const { room, phone, staff } = setup;
	const texts = ['いろはにほへと', 'ちりぬるをわかよ'] as const;
	const notes: NoteId[] = [];
	for (const text of texts) notes.push(((await setup.ok(phone, post(text))) as { note: NoteId }).note);
	await setup.ok(staff, { type: 'notes.show' });
	for (const [i, text] of texts.entries())
		edits.makeGroup(staff.doc, `group-${i}` as GroupId, [], `「${text}」の こと`);
	await room.settle();
	for (const note of notes) await setup.ok(phone, { type: 'note.withdraw', note });
	expect(staff.board.groups.map(({ title }) => title)).toEqual(['「いろはにほへと」の こと', '']);
});

test('[E3] what two notes say is not only the withdrawn one’s: title and lines stay', async () => {
	const { room, phone, staff } = setup;
	const { note } = (await setup.ok(phone, post('雪かきの 人が いない'))) as { note: NoteId };
	await setup.ok(phone, post('雪かきの人が いない'));
	await setup.ok(staff, { type: 'notes.show' });
	edits.makeGroup(staff.doc, group, [note], '雪かきの 人が いない');
	await room.settle();
	await setup.ok(phone, { type: 'note.withdraw', note });
	expect(staff.board.groups[0]?.title).toBe('雪かきの 人が いない');
});
