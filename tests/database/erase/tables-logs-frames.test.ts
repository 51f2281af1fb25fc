/** No table, no log and no frame has the words (E1, E2, E3). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { post } from '../../support/meeting.ts';
import { catchUp, group, idea, Setup, ways } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

const everywhere = [
	'action_item.first_step',
	'action_update.before',
	'action_update.remark',
	'board_snapshot.content',
	'board_update.bytes',
	'combination.idea',
	'minutes_update.bytes',
	'note.text',
	'note_group.title'
];

describe.each(Object.entries(ways))('%s', (_name, erase) => {
	test('[E1][E2][E3] no table, no log and no frame has its words afterwards; what else was said stays', async () => {
		const { words, meeting, room, phone, staff } = setup;
		const note = await setup.showQuotedNote();
		expect((await setup.tablesWith(words)).sort()).toEqual(everywhere);
		const [screen, lagging] = [await meeting.screen(room), meeting.room()];
		const other = await meeting.facilitator(lagging);
		const all = [phone, staff, screen, other];
		for (const client of all) client.received.length = 0;

		await erase(setup, note);
		expect(await setup.tablesWith(words)).toEqual([]);
		expect(await setup.tablesWith('米が 重い')).not.toEqual([]);
		await catchUp(lagging, meeting);
		for (const client of all) {
			expect(client.sawText(words)).toBe(false);
			expect(client.board).toEqual(staff.board);
			expect(JSON.stringify(client.board)).not.toContain(words);
		}
		expect(staff.board).toMatchObject({
			notes: [{ text: '米が 重い' }],
			groups: [{ id: group, title: '', notes: [] }],
			combinations: [{ id: idea, idea: '', komatta: [] }],
			actions: [{ what: '見にいく', firstStep: '', status: 'in_progress', remark: '' }],
			deciding: null
		});
		expect([...staff.erased, ...other.erased]).toEqual([note, note]);
		expect([phone.erased, screen.erased]).toEqual([new Set(), new Set()]);

		const late = await meeting.facilitator(meeting.room()); // loads the log as after a restart
		expect(late.board).toEqual(staff.board);
		expect(late.sawText(words)).toBe(false);
		expect([...late.erased]).toEqual([note]);
	});

	test.each(['note.hold', 'note.trash'] as const)(
		'[E1][E2][E3] so it is with a note that was shown and then put aside (%s)',
		async (away) => {
			const { words, meeting, room, phone, staff } = setup;
			const note = await setup.showQuotedNote();
			await setup.ok(staff, { type: away, note });
			expect(await setup.tablesWith(words)).toContain('board_update.bytes');
			const [screen, late] = [await meeting.screen(room), await meeting.facilitator(room)];
			for (const client of [phone, staff, screen, late]) client.received.length = 0;
			await erase(setup, note);
			expect(await setup.tablesWith(words)).toEqual([]);
			expect(await setup.tablesWith('米が 重い')).not.toEqual([]);
			for (const client of [phone, staff, screen, late]) {
				expect(client.sawText(words)).toBe(false);
				expect(client.board).toMatchObject({
					groups: [{ title: '' }],
					combinations: [{ idea: '' }],
					deciding: null
				});
			}
			expect([...staff.erased, ...late.erased]).toEqual([note, note]);
			expect(staff.privateNotes.filter(({ id }) => id === note)).toEqual([]);
			expect((await meeting.facilitator(meeting.room())).board).toEqual(staff.board);
		}
	);

	test('[E2] so it is with one that was put aside before it was ever shown', async () => {
		const { words, phone, staff } = setup;
		const { note } = (await setup.ok(phone, post(words))) as { note: NoteId };
		if (!staff.privateNotes.some(({ state }) => state === 'held'))
			await setup.ok(staff, { type: 'note.hold', note });
		await erase(setup, note);
		expect(await setup.tablesWith(words)).toEqual([]);
		expect(staff.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 0 });
		await setup.ok(staff, { type: 'notes.show' });
		expect(staff.board.notes).toEqual([]);
	});
});

test('[E2] shown and withdrawn in one batch, its words are in no frame and in no log', async () => {
	const { words, meeting, room, phone, staff } = setup;
	const note = await setup.postNote();
	const screen = await meeting.screen(room);
	staff.send({ type: 'notes.show' });
	phone.send({ type: 'note.withdraw', note });
	await room.settle();
	expect(screen.sawText(words)).toBe(false);
	expect(await setup.tablesWith(words)).toEqual([]);
});
