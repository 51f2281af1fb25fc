/** What is withdrawn or handed on is gone: from every table, every byte of the logs, every frame, and for good. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import * as edits from '#lib/board/document/edits.ts';
import type { ActionId, CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import { wordsOf } from '#lib/editor/content.ts';
import { readMinutes } from '#lib/editor/minutes-document.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { project } from '../../server/projection/projector.ts';
import { applyCommand } from '../../server/board/commands/apply-command.ts';
import { WriteConflict } from '../../server/live/log/board-log.ts';
import { LiveCopy } from '../../server/live/room/live-copy.ts';
import type { Room } from '../../server/live/room/room.ts';
import { realEffects } from '../../server/live/room/rooms.ts';
import { aMeeting, anApp } from '../support/city.ts';
import type { Client } from '../support/client.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';
import { commandId, post } from '../support/meeting.ts';
import { PostgresMeeting } from '../support/postgres-meeting.ts';
import { untilBlocked } from '../support/until.ts';

const group = 'group-erased' as GroupId;
const idea = 'idea-erased' as CombinationId;

let database: TestDatabase;
let tests = 0;
/** Of this test alone: all share one database. */
let words: string;
let meeting: PostgresMeeting;
let room: Room;
let phone: Client;
let staff: Client;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	words = `となりの 家の 雨戸が もう ${(tests += 1)} 日 しまった ままです`;
	meeting = await PostgresMeeting.begin(database.db);
	room = meeting.room();
	[phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
});

const ok = async (client: Client, ask: Parameters<Client['ask']>[1]) => {
	const answer = await client.ask(room, ask);
	if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
	return answer.result;
};

/** Shown, and repeated wherever people repeat things. */
async function shownAndQuoted(): Promise<NoteId> {
	const { note } = (await ok(phone, { ...post(words) })) as { note: NoteId };
	if (staff.privateNotes.some(({ state }) => state === 'held'))
		await ok(staff, { type: 'note.release', note, seen: words });
	await ok(phone, post('米が 重い'));
	await ok(staff, { type: 'notes.show' });
	edits.makeGroup(staff.doc, group, [note], words);
	edits.combine(staff.doc, idea, [{ type: 'note', id: note }], `「${words}」なら みんなで 見に いく`);
	await room.settle();
	await ok(staff, { type: 'step.go', position: 1 });
	const due = { kind: 'undecided' } as const;
	const said = { firstStep: words, owner: '', helpers: '', due };
	const { action } = await ok(staff, {
		type: 'action.decide',
		result: 'do',
		what: `${words}を 見にいく`,
		combination: idea,
		...said
	});
	await ok(staff, { type: 'action.edit', action: action as never, what: '見にいく', ...said });
	await ok(staff, { type: 'action.update', action: action as never, status: 'in_progress', remark: words });
	await ok(staff, {
		type: 'deciding.set',
		deciding: { result: 'do', what: words, combination: null, ...said }
	});
	await meeting.beginMinutes();
	const { doc, seq } = new LiveCopy((await meeting.log.load(meeting.board))!);
	await project(meeting.db, meeting.board, readBoard(doc), seq);
	return note;
}

/** Every column of every table as text; bytes as the text that they hold. */
async function tablesWith(sought: string): Promise<string[]> {
	const columns = await database.sql<{ table: string; column: string; type: string }[]>`
		select table_name as table, column_name as column, data_type as type
		from information_schema.columns where table_schema = 'public'`;
	const found: string[] = [];
	for (const { table, column, type } of columns) {
		const rows =
			type === 'bytea'
				? await database.sql`select 1 from ${database.sql(table)}
					where position(convert_to(${sought}, 'UTF8') in ${database.sql(column)}) > 0 limit 1`
				: await database.sql`select 1 from ${database.sql(table)}
					where position(${sought} in ${database.sql(column)}::text) > 0 limit 1`;
		if (rows.length > 0) found.push(`${table}.${column}`);
	}
	return found;
}

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

const ways = {
	'its author withdraws it': (note: NoteId) => ok(phone, { type: 'note.withdraw', note }),
	'it is handed on': (note: NoteId) =>
		ok(staff, { type: 'note.handoff', note, field: 'elderly', destination: 'shakyo' })
} as const;

describe.each(Object.entries(ways))('%s', (_name, erase) => {
	test('[E1][E2][E3] no table, no log and no frame has its words afterwards; what else was said stays', async () => {
		const note = await shownAndQuoted();
		expect((await tablesWith(words)).sort()).toEqual(everywhere);
		const [screen, lagging] = [await meeting.screen(room), meeting.room()];
		const other = await meeting.facilitator(lagging);
		const all = [phone, staff, screen, other];
		for (const client of all) client.received.length = 0;

		await erase(note);
		expect(await tablesWith(words)).toEqual([]);
		expect(await tablesWith('米が 重い')).not.toEqual([]);
		lagging.notice((await meeting.log.heads([meeting.board.meeting])).get(meeting.board.meeting)!);
		await lagging.settle();
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

		const late = await meeting.facilitator(meeting.room()); // a restart
		expect(late.board).toEqual(staff.board);
		expect(late.sawText(words)).toBe(false);
		expect([...late.erased]).toEqual([note]);
	});

	test.each(['note.hold', 'note.trash'] as const)(
		'[E1][E2][E3] so it is with a paper that was shown and then put aside (%s)',
		async (away) => {
			const note = await shownAndQuoted();
			await ok(staff, { type: away, note });
			expect(await tablesWith(words)).toContain('board_update.bytes');
			const [screen, late] = [await meeting.screen(room), await meeting.facilitator(room)];
			for (const client of [phone, staff, screen, late]) client.received.length = 0;
			await erase(note);
			expect(await tablesWith(words)).toEqual([]);
			expect(await tablesWith('米が 重い')).not.toEqual([]);
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
		const { note } = (await ok(phone, post(words))) as { note: NoteId };
		if (!staff.privateNotes.some(({ state }) => state === 'held'))
			await ok(staff, { type: 'note.hold', note });
		await erase(note);
		expect(await tablesWith(words)).toEqual([]);
		expect(staff.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 0 });
		await ok(staff, { type: 'notes.show' });
		expect(staff.board.notes).toEqual([]);
	});

	test('[E4] neither 元に戻す nor a facilitator who was away brings it back', async () => {
		const undo = edits.undoFor(staff.doc);
		const note = await shownAndQuoted();
		const away = await meeting.facilitator(room);
		const late = 'group-late00' as GroupId;
		away.drop();
		edits.makeGroup(away.doc, late, [note, away.board.notes.find(({ id }) => id !== note)!.id], '雪の日');
		edits.combine(away.doc, 'idea-late00' as CombinationId, [{ type: 'note', id: note }], 'すれば');
		await erase(note);

		away.connect(room);
		while (undo.undoStack.length > 0) undo.undo(); // a client that does not know the frame `erased`
		await room.settle();
		away.drop();
		away.connect(room);
		await room.settle();
		const fresh = await meeting.facilitator(meeting.room());
		for (const { doc } of [staff, away, fresh]) {
			expect(JSON.stringify([doc.getMap('places'), doc.getMap('combinations')])).not.toContain(note);
			expect(doc.getMap('notes').has(note)).toBe(false);
		}
		// What else was done while away is there (an hour of work).
		expect(fresh.board.groups.find(({ id }) => id === late)).toMatchObject({
			title: '雪の日',
			notes: [{ text: '米が 重い' }]
		});
		expect((await tablesWith(words)).filter((where) => where !== 'board_update.bytes')).toEqual([]);
	});
});

test('[E2] shown and withdrawn in one batch, its words are in no frame and in no log', async () => {
	const { note } = (await ok(phone, post(words))) as { note: NoteId };
	if (staff.privateNotes.some(({ state }) => state === 'held'))
		await ok(staff, { type: 'note.release', note, seen: words });
	const screen = await meeting.screen(room);
	staff.send({ type: 'notes.show' });
	phone.send({ type: 'note.withdraw', note });
	await room.settle();
	expect(screen.sawText(words)).toBe(false);
	expect(await tablesWith(words)).toEqual([]);
});

test('[E2] words that were corrected, or trashed until まとめ完了, are not kept by the log', async () => {
	const note = await shownAndQuoted();
	await ok(staff, { type: 'note.trash', note });
	await ok(staff, { type: 'meeting.close' });
	await ok(staff, { type: 'meeting.finish' });
	const kept = await meeting.log.load(meeting.board);
	expect(kept?.updates).toHaveLength(1);
	const notes = new LiveCopy(kept!).doc.getMap('notes');
	expect([...notes.keys()]).not.toContain(note);
});

test.each(['note.hold', 'note.trash'] as const)(
	'[E2] what まとめ完了 finds put aside (%s) leaves neither words in its row nor in the log',
	async (away) => {
		const note = await paper();
		await ok(staff, { type: away, note });
		await ok(staff, { type: 'meeting.close' });
		expect(await tablesWith(words)).not.toEqual([]);
		await ok(staff, { type: 'meeting.finish' });
		expect(await tablesWith(words)).toEqual([]);
	}
);

test.each(['note.hold', 'note.trash'] as const)(
	'[E2] words that its author corrects while it is put aside (%s) are in no row and no log',
	async (away) => {
		const note = await paper();
		await ok(staff, { type: away, note });
		await ok(phone, { type: 'note.edit', note, text: '雨戸の こと' });
		expect(await tablesWith(words)).toEqual([]);
		const [{ state } = {}] = staff.privateNotes;
		expect(state).toBe(away === 'note.hold' ? 'held' : 'trashed');
	}
);

test('[E3] a title with a whole paper of eight letters in it is cleared, one with a paper of seven stays', async () => {
	const texts = ['いろはにほへと', 'ちりぬるをわかよ'] as const;
	const notes: NoteId[] = [];
	for (const text of texts) notes.push(((await ok(phone, post(text))) as { note: NoteId }).note);
	await ok(staff, { type: 'notes.show' });
	for (const [i, text] of texts.entries())
		edits.makeGroup(staff.doc, `group-${i}` as GroupId, [], `「${text}」の こと`);
	await room.settle();
	for (const note of notes) await ok(phone, { type: 'note.withdraw', note });
	expect(staff.board.groups.map(({ title }) => title)).toEqual(['「いろはにほへと」の こと', '']);
});

test('[E3] what two papers say is not only the withdrawn one’s: title and lines stay', async () => {
	const { note } = (await ok(phone, post('雪かきの 人が いない'))) as { note: NoteId };
	await ok(phone, post('雪かきの人が いない'));
	await ok(staff, { type: 'notes.show' });
	edits.makeGroup(staff.doc, group, [note], '雪かきの 人が いない');
	await room.settle();
	await ok(phone, { type: 'note.withdraw', note });
	expect(staff.board.groups[0]?.title).toBe('雪かきの 人が いない');
});

test('[E6] the copy that a later meeting has taken over goes with it', async () => {
	const { note } = (await ok(phone, post(words))) as { note: NoteId };
	if (staff.privateNotes.some(({ state }) => state === 'held'))
		await ok(staff, { type: 'note.release', note, seen: words });
	await ok(staff, { type: 'notes.show' });
	await ok(staff, { type: 'meeting.close' });
	const next = await PostgresMeeting.begin(database.db, meeting.city);
	const there = next.room();
	const other = await next.facilitator(there);
	expect(await other.ask(there, { type: 'note.take', from: note })).toMatchObject({ ok: true });
	expect(other.board.notes).toHaveLength(1);
	other.received.length = 0;

	await ok(phone, { type: 'note.withdraw', note });
	there.notice((await next.log.heads([next.board.meeting])).get(next.board.meeting)!);
	await there.settle();
	expect(other.board.notes).toEqual([]);
	expect(other.sawText(words)).toBe(false);
	expect(await tablesWith(words)).toEqual([]);
});

test('[E6] a copy that is handed on takes the paper of the earlier meetings with it, finished or not', async () => {
	const note = await shownAndQuoted();
	await ok(staff, { type: 'meeting.close' });
	await ok(staff, { type: 'meeting.finish' });
	let from = note;
	const later: { meeting: PostgresMeeting; room: Room; client: Client }[] = [];
	for (let i = 0; i < 2; i += 1) {
		const next = await PostgresMeeting.begin(database.db, meeting.city);
		const there = next.room();
		const client = await next.facilitator(there);
		const taken = await client.ask(there, { type: 'note.take', from });
		from = (taken.ok && taken.result.note) as NoteId;
		if (i === 0) await client.ask(there, { type: 'meeting.close' });
		await next.beginMinutes();
		later.push({ meeting: next, room: there, client });
	}
	const { client, room: there } = later[1]!;
	expect(client.board.actions).toMatchObject([{ firstStep: words }]);
	client.received.length = 0;
	const handoff = { type: 'note.handoff', note: from, field: 'elderly', destination: 'shakyo' } as const;
	expect(await client.ask(there, handoff)).toMatchObject({ ok: true });
	expect(await tablesWith(words)).toEqual([]);
	expect(client.sawText(words)).toBe(false);
	expect(client.board).toMatchObject({ notes: [], actions: [{ what: '見にいく', firstStep: '' }] });
	for (const each of later) {
		const fresh = await each.meeting.facilitator(each.meeting.room());
		expect(fresh.board).toMatchObject({ notes: [], actions: [{ what: '見にいく', firstStep: '' }] });
	}
	expect(staff.board.notes).toHaveLength(2);
	room.notice((await meeting.log.heads([meeting.board.meeting])).get(meeting.board.meeting)!);
	await room.settle();
	expect(staff.board.notes).toMatchObject([{ text: '米が 重い' }]);
});

test('[E3] 会議録 that are open lose the line, and only that one', async () => {
	const note = await shownAndQuoted();
	const desk = meeting.minutesRoom();
	const writer = await meeting.facilitator(desk);
	const text = () => writer.doc.getXmlFragment(minutesRoot).toJSON();
	expect(text()).toContain(words);
	writer.received.length = 0;
	await ok(phone, { type: 'note.withdraw', note });
	desk.notice((await meeting.minutes.heads([meeting.board.meeting])).get(meeting.board.meeting)!);
	await desk.settle();
	expect(text()).not.toContain(words);
	expect(text()).toContain('米が 重い');
	expect(writer.sawText(words)).toBe(false);
	expect([...writer.erased]).toEqual([note]);
});

/** All lines of 会議録, as a page or a sheet is made of them. */
async function printed(): Promise<string> {
	const { updates } = (await meeting.minutes.load(meeting.board))!;
	return wordsOf(readMinutes(updates));
}

describe.each(['夜中に（徘徊）', '三丁目・角の家', '腰痛い', '雪', '（孤独）', '薬＋食事', '庭の\n草・木'])(
	'「%s」',
	(text) => {
		test.each(Object.entries(ways))(
			'[E3] the line of the draft goes from 会議録 and print when %s',
			async (_name, erase) => {
				words = text;
				const note = await paper();
				await ok(phone, post('米が 重い'));
				await ok(staff, { type: 'notes.show' });
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

				await erase(note);
				desk.notice((await meeting.minutes.heads([meeting.board.meeting])).get(meeting.board.meeting)!);
				await desk.settle();
				expect(await printed()).not.toContain(shown);
				expect(await printed()).toContain('米が 重い');
				expect(writer.doc.getXmlFragment(minutesRoot).toJSON()).not.toContain(shown);
				expect(writer.sawText(shown)).toBe(true); // the draft, when it came
				const late = await meeting.facilitator(meeting.minutesRoom());
				expect(late.sawText(shown)).toBe(false);
			}
		);
	}
);

test('[E3] of two papers that say the same only the line of the erased one goes', async () => {
	words = '腰が 痛くて 出かけられない';
	const [first, second] = [await paper(), await paper()];
	await meeting.beginMinutes();
	const numberOf = (id: NoteId) => staff.board.notes.find((each) => each.id === id)!.number;
	const [gone, stays] = [numberOf(first), numberOf(second)];
	await ways['it is handed on'](first);
	expect(await printed()).not.toContain(`${gone}\u3000${words}`);
	expect(await printed()).toContain(`${stays}\u3000${words}`);
});

/** Every paragraph and item of a list that has these words, as an editor deletes it. */
function deleteLines(parent: Y.XmlFragment, sought: string): void {
	for (let i = parent.length - 1; i >= 0; i -= 1) {
		const child = parent.get(i);
		if (child instanceof Y.XmlText) continue;
		if (child.nodeName === 'paragraph' && JSON.stringify(child.toJSON()).includes(sought))
			parent.delete(i, 1);
		else deleteLines(child, sought);
	}
}

/** One paper on the board, from a phone. */
async function paper(): Promise<NoteId> {
	const { note } = (await ok(phone, post(words))) as { note: NoteId };
	if (staff.privateNotes.some(({ state }) => state === 'held'))
		await ok(staff, { type: 'note.release', note, seen: words });
	await ok(staff, { type: 'notes.show' });
	return note;
}

test('[E2] a line of 会議録 that an editor had deleted before is not kept by their log', async () => {
	const note = await paper();
	await meeting.beginMinutes();
	const desk = meeting.minutesRoom();
	const writer = await meeting.facilitator(desk);
	const text = writer.doc.getXmlFragment(minutesRoot);
	expect(text.toJSON()).toContain(words);
	writer.doc.transact(() => deleteLines(text, words));
	await desk.settle();
	expect(text.toJSON()).not.toContain(words);
	expect(await tablesWith(words)).toContain('minutes_update.bytes');
	await ways['it is handed on'](note);
	expect(await tablesWith(words)).toEqual([]);
});

/** Words of a やること of this meeting that a later one has on its board too. */
async function mirrored(said: Partial<Record<'firstStep' | 'owner' | 'helpers', string>>) {
	const due = { kind: 'undecided' } as const;
	const decision = { what: '見にいく', firstStep: '', owner: '', helpers: '', ...said, due };
	const { action } = await ok(staff, {
		type: 'action.decide',
		result: 'do',
		combination: null,
		...decision
	});
	await ok(staff, { type: 'meeting.close' });
	const next = await PostgresMeeting.begin(database.db, meeting.city);
	return { action: action as ActionId, next };
}

test.each(['firstStep', 'owner', 'helpers'] as const)(
	'[E3] when %s of a やること repeated it, no board that shows the やること keeps the words, finished or not',
	async (field) => {
		const note = await paper();
		const { next } = await mirrored({ [field]: words });
		const last = await PostgresMeeting.begin(database.db, meeting.city);
		const [there, after] = [next.room(), last.room()];
		const [other, open] = [await next.facilitator(there), await last.facilitator(after)];
		expect(other.board.actions).toMatchObject([{ [field]: words }]);
		await other.ask(there, { type: 'meeting.close' });
		await other.ask(there, { type: 'meeting.finish' });
		await ways['it is handed on'](note);
		expect(await tablesWith(words)).toEqual([]); // and nobody has refreshed anything
		for (const [{ log, board }, room] of [
			[next, there],
			[last, after]
		] as const) {
			room.notice((await log.heads([board.meeting])).get(board.meeting)!);
			await room.settle();
		}
		for (const { board } of [other, open])
			expect(board.actions).toMatchObject([{ what: '見にいく', [field]: '' }]);
	}
);

test('[E6] a paper that is taken over in the moment of its withdrawal goes there too', async () => {
	const note = await paper();
	await ok(staff, { type: 'meeting.close' });
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
	const withdrawal = ok(phone, { type: 'note.withdraw', note });
	await untilBlocked(database); // it has come to the note's row
	gate.resolve();
	await taking;
	await withdrawal;
	expect(await tablesWith(words)).toEqual([]);
});

test('[E2] who erases while a later board holds what it waits for is not asked to try again', async () => {
	const note = await paper();
	const { action, next } = await mirrored({ firstStep: words });
	const there = next.room();
	const other = await next.facilitator(there);
	expect(await other.ask(there, { type: 'note.take', from: note })).toMatchObject({ ok: true });
	const head = (await next.log.heads([next.board.meeting])).get(next.board.meeting)!;
	const locked = Promise.withResolvers<void>();
	const outcome = next.log
		.append(next.board, head, async (rows) => {
			locked.resolve();
			await untilBlocked(database); // the erasing has the row by now, and waits for this board
			const update = { status: 'done', remark: '', at: new Date(), by: null, before: null } as const;
			rows.updateAction(action, update);
			return { bytes: null, value: null };
		})
		.catch((error: unknown) => error);
	await locked.promise;
	await ok(phone, { type: 'note.withdraw', note });
	expect(phone.closedWith).toBeNull();
	expect(staff.closedWith).toBeNull();
	const either = await outcome;
	expect(either instanceof WriteConflict || (either as { value: null }).value === null).toBe(true);
	expect(await tablesWith(words)).toEqual([]);
});

test('[E4] an editor whose process finds the erasing with a commit of its own is told before the change', async () => {
	const note = await paper();
	const elsewhere = meeting.room();
	const other = await meeting.facilitator(elsewhere);
	const told: boolean[] = [];
	other.doc.on('update', () => told.push(other.erased.has(note)));
	await ok(phone, { type: 'note.withdraw', note });
	expect(await other.ask(elsewhere, { type: 'step.go', position: 1 })).toMatchObject({ ok: true });
	expect([...other.erased]).toEqual([note]);
	expect(told).not.toContain(false);
});

test('[E4] who types in 会議録 while a paper is withdrawn is told to forget it', async () => {
	const note = await paper();
	await meeting.beginMinutes();
	const desk = meeting.minutesRoom();
	const writer = await meeting.facilitator(desk);
	const text = writer.doc.getXmlFragment(minutesRoot);
	await ok(phone, { type: 'note.withdraw', note });
	text.insert(0, [new Y.XmlElement('paragraph')]); // the next key, before the room has asked for what is new
	await desk.settle();
	expect(text.toJSON()).not.toContain(words);
	expect([...writer.erased]).toEqual([note]);
});

test('[E3] 会議録 of a later meeting lose the line that says what became of the やること', async () => {
	const note = await paper();
	const { next } = await mirrored({ owner: words });
	await next.beginMinutes();
	expect(await tablesWith(words)).toContain('minutes_update.bytes');
	await ways['its author withdraws it'](note);
	expect(await tablesWith(words)).toEqual([]);
});

test('[E3] a meeting that was put off, and opened with what a later one had decided, loses the words too', async () => {
	const late = new PostgresMeeting(
		database.db,
		meeting.city,
		await aMeeting(anApp(database.db), meeting.city)
	);
	const between = await PostgresMeeting.begin(database.db, meeting.city);
	[meeting, room] = [between, between.room()];
	[phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const note = await paper();
	const due = { kind: 'undecided' } as const;
	const decision = { what: '見にいく', firstStep: words, owner: '', helpers: '', due };
	await ok(staff, { type: 'action.decide', result: 'do', combination: null, ...decision });
	const there = late.room();
	await there.run({ id: commandId(), type: 'door.set', open: true }, late.coordinator);
	const other = await late.facilitator(there);
	expect(other.board.actions).toMatchObject([{ firstStep: words }]);
	await ways['it is handed on'](note);
	expect(await tablesWith(words)).toEqual([]);
});

test('[E2][E3] a やること that is corrected in the moment of the erasing keeps what was corrected, and nothing else', async () => {
	const note = await paper();
	const { action, next } = await mirrored({ firstStep: words, owner: '班の 人' });
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
	const withdrawal = ok(phone, { type: 'note.withdraw', note });
	await untilBlocked(database); // it has come to the row
	gate.resolve();
	await correcting;
	await withdrawal;
	expect(await tablesWith(words)).toEqual([]);
	const other = await next.facilitator(next.room());
	expect(other.board.actions).toMatchObject([{ firstStep: '声を かける', owner: '' }]);
});
