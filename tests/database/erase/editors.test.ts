/** Editors are told to forget a note before it goes, and none brings it back (E4). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import * as edits from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId } from '#lib/board/model.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { Setup, ways } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

describe.each(Object.entries(ways))('%s', (_name, erase) => {
	test('[E4] neither 元に戻す nor a facilitator who was away brings it back', async () => {
		const { words, meeting, room, staff } = setup;
		const undo = edits.undoFor(staff.doc);
		const note = await setup.showQuotedNote();
		const away = await meeting.facilitator(room);
		const late = 'group-late00' as GroupId;
		away.drop();
		edits.makeGroup(away.doc, late, [note, away.board.notes.find(({ id }) => id !== note)!.id], '雪の日');
		edits.combine(away.doc, 'idea-late00' as CombinationId, [{ type: 'note', id: note }], 'すれば');
		await erase(setup, note);

		away.connect(room);
		while (undo.undoStack.length > 0) undo.undo(); // an older page does not know the frame `erased`
		await room.settle();
		away.drop();
		away.connect(room);
		await room.settle();
		const fresh = await meeting.facilitator(meeting.room());
		for (const { doc } of [staff, away, fresh]) {
			expect(JSON.stringify([doc.getMap('places'), doc.getMap('combinations')])).not.toContain(note);
			expect(doc.getMap('notes').has(note)).toBe(false);
		}
		// An hour of work must not be lost for one note (E4).
		expect(fresh.board.groups.find(({ id }) => id === late)).toMatchObject({
			title: '雪の日',
			notes: [{ text: '米が 重い' }]
		});
		expect((await setup.tablesWith(words)).filter((where) => where !== 'board_update.bytes')).toEqual([]);
	});
});

test('[E4] an editor whose process finds the erasing with a commit of its own is told before the change', async () => {
	const { meeting, phone } = setup;
	const note = await setup.showNote();
	const elsewhere = meeting.room();
	const other = await meeting.facilitator(elsewhere);
	const told: boolean[] = [];
	other.doc.on('update', () => told.push(other.erased.has(note)));
	await setup.ok(phone, { type: 'note.withdraw', note });
	expect(await other.ask(elsewhere, { type: 'step.go', position: 1 })).toMatchObject({ ok: true });
	expect([...other.erased]).toEqual([note]);
	expect(told).not.toContain(false);
});

test('[E4] who types in 会議録 while a note is withdrawn is told to forget it', async () => {
	const { words, meeting, phone } = setup;
	const note = await setup.showNote();
	await meeting.beginMinutes();
	const desk = meeting.minutesRoom();
	const writer = await meeting.facilitator(desk);
	const text = writer.doc.getXmlFragment(minutesRoot);
	await setup.ok(phone, { type: 'note.withdraw', note });
	text.insert(0, [new Y.XmlElement('paragraph')]); // the room has not read the erasure
	await desk.settle();
	expect(text.toJSON()).not.toContain(words);
	expect([...writer.erased]).toEqual([note]);
});
