/** 会議録 lose the lines of an erased note, and no other (E3). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import * as edits from '#lib/board/document/edits.ts';
import type { NoteId } from '#lib/board/model.ts';
import { wordsOf } from '#lib/editor/content.ts';
import { readMinutes } from '#lib/editor/minutes-document.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { post } from '../../support/meeting.ts';
import { catchUp, idea, Setup, ways } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

test('[E3] 会議録 that are open lose the line, and only that one', async () => {
	const { words, meeting, phone } = setup;
	const note = await setup.showQuotedNote();
	const desk = meeting.minutesRoom();
	const writer = await meeting.facilitator(desk);
	const text = () => writer.doc.getXmlFragment(minutesRoot).toJSON();
	expect(text()).toContain(words);
	writer.received.length = 0;
	await setup.ok(phone, { type: 'note.withdraw', note });
	await catchUp(desk, { log: meeting.minutes, board: meeting.board });
	expect(text()).not.toContain(words);
	expect(text()).toContain('米が 重い');
	expect(writer.sawText(words)).toBe(false);
	expect([...writer.erased]).toEqual([note]);
});

async function printed(): Promise<string> {
	const { meeting } = setup;
	const { updates } = (await meeting.minutes.load(meeting.board))!;
	return wordsOf(readMinutes(updates));
}

describe.each(['夜中に（徘徊）', '三丁目・角の家', '腰痛い', '雪', '（孤独）', '薬＋食事', '庭の\n草・木'])(
	'「%s」',
	(text) => {
		test.each(Object.entries(ways))(
			'[E3] the line of the draft goes from 会議録 and print when %s',
			async (_name, erase) => {
				const { meeting, room, phone, staff } = setup;
				const note = await setup.showNote(text);
				await setup.ok(phone, post('米が 重い'));
				await setup.ok(staff, { type: 'notes.show' });
				const other = staff.board.notes.find((each) => each.text === '米が 重い')!;
				edits.combine(
					staff.doc,
					idea,
					[
						{ type: 'note', id: note },
						{ type: 'note', id: other.id }
					],
					''
				);
				await room.settle();
				await meeting.beginMinutes();
				const desk = meeting.minutesRoom();
				const writer = await meeting.facilitator(desk);
				const shown = text.replace('\n', '　');
				expect((await printed()).split(shown)).toHaveLength(3);

				await erase(setup, note);
				await catchUp(desk, { log: meeting.minutes, board: meeting.board });
				expect(await printed()).not.toContain(shown);
				expect(await printed()).toContain('米が 重い');
				expect(writer.doc.getXmlFragment(minutesRoot).toJSON()).not.toContain(shown);
				expect(writer.sawText(shown)).toBe(true); // the draft was sent before the erasure
				const late = await meeting.facilitator(meeting.minutesRoom());
				expect(late.sawText(shown)).toBe(false);
			}
		);
	}
);

test('[E3] of two notes that say the same only the line of the erased one goes', async () => {
	const { meeting, staff } = setup;
	const words = '腰が 痛くて 出かけられない';
	const [first, second] = [await setup.showNote(words), await setup.showNote(words)];
	await meeting.beginMinutes();
	const numberOf = (id: NoteId) => staff.board.notes.find((each) => each.id === id)!.number;
	const [gone, stays] = [numberOf(first), numberOf(second)];
	await ways['it is handed on'](setup, first);
	expect(await printed()).not.toContain(`${gone}\u3000${words}`);
	expect(await printed()).toContain(`${stays}\u3000${words}`);
});

function deleteLines(parent: Y.XmlFragment, sought: string): void {
	for (let i = parent.length - 1; i >= 0; i -= 1) {
		const child = parent.get(i);
		if (child instanceof Y.XmlText) continue;
		if (child.nodeName === 'paragraph' && JSON.stringify(child.toJSON()).includes(sought))
			parent.delete(i, 1);
		else deleteLines(child, sought);
	}
}

test('[E2] a line of 会議録 that an editor had deleted before is not kept by their log', async () => {
	const { words, meeting } = setup;
	const note = await setup.showNote();
	await meeting.beginMinutes();
	const desk = meeting.minutesRoom();
	const writer = await meeting.facilitator(desk);
	const text = writer.doc.getXmlFragment(minutesRoot);
	expect(text.toJSON()).toContain(words);
	writer.doc.transact(() => deleteLines(text, words));
	await desk.settle();
	expect(text.toJSON()).not.toContain(words);
	expect(await setup.tablesWith(words)).toContain('minutes_update.bytes');
	await ways['it is handed on'](setup, note);
	expect(await setup.tablesWith(words)).toEqual([]);
});
