import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { combine, dissolveGroup, makeGroup, nameGroup } from '#lib/board/document/edits.ts';
import type { ActionId, Board, CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { eraseNote } from '#lib/board/erase/erase.ts';
import type { ActionRow } from '../../../server/live/log/board-rows.ts';
import { boardReading, documentOf, stateOf } from '../../../server/live/log/compaction.ts';
import type { Client } from '../../support/room-client.ts';
import { commandId, facilitator, Meeting, post } from '../../support/meeting.ts';

const [kept, dissolved] = ['kept', 'dissolved'] as GroupId[];

async function finished() {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [staff, away] = [await meeting.facilitator(room), await meeting.facilitator(room)];
	makeGroup(staff.doc, kept!, [], '雪の日');
	makeGroup(staff.doc, dissolved!, [], '買い物');
	nameGroup(staff.doc, kept!, '雪の日の 買い物');
	dissolveGroup(staff.doc, dissolved!);
	await room.settle();
	away.drop();
	await staff.ask(room, { type: 'meeting.close' });
	await staff.ask(room, { type: 'meeting.finish' });
	const seq = () => meeting.log.shelf(meeting.board.meeting).seq;
	return { room, staff, away, seq };
}

test('[P1] a laptop that lost its network comes back to a finished board: the old deletions it brings are no edit', async () => {
	const { room, staff, away, seq } = await finished();
	const before = seq();
	staff.drop();
	for (const laptop of [staff, away]) {
		laptop.connect(room);
		await room.settle();
		expect(laptop.closedWith).toBeNull();
		expect(laptop.board).toMatchObject({ phase: 'closed', groups: [{ title: '雪の日の 買い物' }] });
	}
	expect(seq()).toBe(before);
});

test.each([
	['dissolved', (doc: Y.Doc) => dissolveGroup(doc, kept!)],
	['named', (doc: Y.Doc) => nameGroup(doc, kept!, 'おそすぎた')]
])('[P1] what was %s offline is refused after まとめ完了', async (_what, change) => {
	const { room, staff, away, seq } = await finished();
	const before = seq();
	change(away.doc);
	away.connect(room);
	await room.settle();
	expect(away.closedWith).toBe(closeCodes.meetingOver);
	expect(staff.board.groups).toMatchObject([{ title: '雪の日の 買い物' }]);
	expect(seq()).toBe(before);
});

async function withWords(confidentiality: Board['confidentiality']) {
	const meeting = await Meeting.begin({ confidentiality });
	const room = meeting.room();
	const [staff, stayed] = [await meeting.facilitator(room), await meeting.phone(room)];
	await stayed.ask(room, post('坂が つらい'));
	const asleep = await meeting.phone(room);
	asleep.drop();
	await staff.ask(room, { type: 'notes.show' });
	const note = staff.board.notes[0]!.id;
	makeGroup(staff.doc, kept!, [note], '雪の日');
	const combination = 'idea-aaaa' as CombinationId;
	combine(staff.doc, combination, [{ type: 'note', id: note }], '手すりが あれば');
	await room.settle();
	const decision = {
		what: '手すりを つける',
		firstStep: '',
		owner: '町会',
		helpers: '',
		result: 'do'
	} as const;
	const due = { kind: 'undecided' } as const;
	expect(await staff.ask(room, { type: 'action.decide', ...decision, due, combination })).toMatchObject({
		ok: true
	});
	await staff.ask(room, { type: 'meeting.close' });
	await staff.ask(room, { type: 'meeting.finish' });
	return { meeting, room, staff, stayed, asleep };
}

const words = ['坂が つらい', '手すりが あれば'];
const saw = (client: Client) => words.filter((word) => client.sawText(word));

test.each(['members', 'closed'] as const)(
	'[P11] who opens a finished meeting that is %s gets the result, and no word of a note in any byte',
	async (confidentiality) => {
		const { meeting, room, staff } = await withWords(confidentiality);
		for (const guest of [await meeting.phone(room), await meeting.screen(room)]) {
			expect(guest.closedWith).toBeNull();
			expect(saw(guest)).toEqual([]);
			expect(guest.board).toMatchObject({
				phase: 'closed',
				groups: [{ title: '雪の日', number: 1, notes: [{ kind: 'komatta', text: '' }] }],
				actions: [{ what: '手すりを つける' }],
				combinations: []
			});
		}
		expect(saw(await meeting.facilitator(room))).toEqual(words);
		expect(staff.board.notes[0]!.text).toBe('坂が つらい');
	}
);

test('[P11] a 公開 meeting is read as it was', async () => {
	const { meeting, room } = await withWords('public');
	expect(saw(await meeting.phone(room))).toEqual(words);
});

test('[P11] a phone that comes back lacks nothing; one that holds an older board is asked to load its page again', async () => {
	const { meeting, room, stayed, asleep } = await withWords('members');
	const fresh = await meeting.phone(room);
	for (const phone of [stayed, fresh]) {
		const before = phone.board;
		phone.drop();
		phone.connect(room);
		await room.settle();
		expect(phone.closedWith).toBeNull();
		expect(phone.board).toEqual(before);
	}
	asleep.connect(room);
	await room.settle();
	expect(asleep.closedWith).toBe(closeCodes.meetingOver);
	expect(saw(asleep)).toEqual([]);
	const afterRestart = meeting.room();
	fresh.drop();
	fresh.connect(afterRestart);
	await afterRestart.settle();
	expect(fresh.closedWith).toBeNull();
});

test.each(['a room that holds the board', 'a room that must load it again'])(
	'[P11] when a later meeting’s note is erased here after まとめ完了, %s tells guests none of the words that stay',
	async (which) => {
		const { meeting, room, staff } = await withWords('members');
		const [guest, screen, entering] = [await meeting.phone(room), await meeting.screen(room), 'phone-late'];
		const shelf = meeting.log.shelf(meeting.board.meeting);
		if (which.endsWith('again')) {
			meeting.log.failNext = new Error('disk full');
			await room.run({ id: commandId(), type: 'timer.stop' }, facilitator());
			staff.connect(room);
		}
		const doc = documentOf(shelf.updates.map(({ bytes }) => bytes));
		eraseNote(doc, 'a-copy' as NoteId);
		doc.getMap('groups').delete(kept!);
		shelf.seq += 1;
		shelf.updates = [{ seq: shelf.seq, bytes: stateOf(doc, boardReading) }];
		room.notice({ seq: shelf.seq, epoch: shelf.epoch });
		const late = await meeting.phone(room, entering); // The room reads the log meanwhile.
		await room.settle();
		for (const each of [guest, screen, late]) expect(saw(each)).toEqual([]);
		expect([guest.closedWith, screen.closedWith]).toEqual([closeCodes.meetingOver, closeCodes.meetingOver]);
		expect(late).toMatchObject({ closedWith: null, board: { phase: 'closed', groups: [] } });
		expect(staff.board.groups).toEqual([]);
	}
);

test.each(['firstStep', 'owner', 'helpers', 'remark'] as const)(
	'[E3] a board that learns that %s of a やること was emptied elsewhere keeps the words nowhere in its log',
	async (field) => {
		const action: ActionRow = {
			id: 'action-1' as ActionId,
			result: 'do',
			what: '見にいく',
			firstStep: '',
			owner: '',
			helpers: '',
			due: { kind: 'undecided' },
			status: 'not_started',
			remark: '',
			combination: null
		};
		const meeting = await Meeting.begin({ carried: [{ ...action, [field]: '雨戸が しまった まま' }] });
		const room = meeting.room();
		const staff = await meeting.facilitator(room);
		const shelf = () => meeting.log.shelf(meeting.board.meeting);
		const log = () => Buffer.concat(shelf().updates.map(({ bytes }) => bytes)).toString();
		expect(log()).toContain('雨戸が しまった まま');
		shelf().actions.set(action.id, { ...action, history: [], notes: [], here: false });
		await room.run({ id: commandId(), type: 'action.refresh', action: action.id }, { kind: 'server' });
		expect(staff.board.actions).toMatchObject([{ what: '見にいく', [field]: '' }]);
		expect(log()).not.toContain('雨戸が しまった まま');
	}
);
