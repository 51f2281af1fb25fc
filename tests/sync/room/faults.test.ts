import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId, NoteId } from '#lib/board/model.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { WriteConflict, Unstorable } from '../../../server/live/log/board-log.ts';
import { Meeting, post } from '../../support/meeting.ts';

test('[S5] a state vector that does not decode closes its sender and nobody else', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [rogue, phone, staff] = [
		await meeting.phone(room),
		await meeting.phone(room),
		await meeting.facilitator(room)
	];
	rogue.sendBytes(frames.step1(Uint8Array.of(5, 1)));
	const answer = await phone.ask(room, post('となりは 気づかない'));
	expect(rogue.closedWith).toBe(closeCodes.unreadable);
	expect([phone.closedWith, staff.closedWith]).toEqual([null, null]);
	expect(answer.ok).toBe(true);
});

test('a socket that asks for the whole board again and again is sent away', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const rogue = await meeting.phone(room);
	const before = rogue.received.length;
	for (let i = 0; i < 50; i += 1) rogue.sendBytes(frames.step1(Uint8Array.of(1, 1, 0)));
	await room.settle();
	expect(rogue.closedWith).toBe(closeCodes.tooFast);
	expect(rogue.received.length - before).toBeLessThanOrEqual(5);
});

test('commands are counted by person, not by socket', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [one, other] = [await meeting.phone(room, 'twice'), await meeting.phone(room, 'twice')];
	const ids = Array.from({ length: 60 }, (_, i) => (i % 2 ? one : other).send(post(`紙 ${i}`)));
	const last = await one.ask(room, post('もう一枚'));
	expect(ids).toHaveLength(60);
	expect(last).toMatchObject({ ok: false, refusal: 'too_fast' });
	meeting.clock += 1_000;
	const first = other.answers.get(ids[0]!);
	const note = (first?.ok && first.result.note) as NoteId;
	expect(await one.ask(room, { type: 'note.withdraw', note })).toMatchObject({ ok: true });
	expect(await one.ask(room, post('少し 待って'))).toMatchObject({ ok: true });
});

test('[S8] what the database will never take is refused for good, and stops nobody beside it', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const append = meeting.log.append.bind(meeting.log);
	meeting.log.append = async (board, known, work) =>
		append(board, known, (rows, behind) => {
			const addAction = rows.addAction.bind(rows);
			rows.addAction = (action, ...rest) => {
				if (action.what === 'しまえない') throw new Unstorable('22008');
				addAction(action, ...rest);
			};
			return work(rows, behind);
		});
	const decide = {
		type: 'action.decide',
		what: 'しまえない',
		firstStep: '',
		owner: '',
		helpers: '',
		result: 'do',
		due: { kind: 'undecided' },
		combination: null
	} as const;
	const good = phone.send(post('同じ ときに'));
	const bad = await staff.ask(room, decide);
	expect(bad).toMatchObject({ ok: false, refusal: 'unknown_command' });
	expect(phone.answers.get(good)).toMatchObject({ ok: true });
	expect(phone.board).toMatchObject({ actions: [], tallies: { waiting: { komatta: 1 } } });
});

test('[S7] after a failed batch a room still notices what other processes write', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const [reader, writer] = [await meeting.phone(here), await meeting.phone(there)];
	meeting.log.failNext = new Error('disk full');
	await reader.ask(here, post('しくじる'));
	await writer.ask(there, post('となりの 紙'));
	here.notice((await meeting.log.heads([meeting.board.meeting])).get(meeting.board.meeting)!);
	await here.settle();
	expect(reader.board.tallies.waiting.komatta).toBe(1);
});

test('[S7] a room that cannot tell what was missed sends everybody to the next handshake', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const [reader, writer] = [await meeting.phone(here), await meeting.phone(there)];
	await writer.ask(there, post('一'));
	meeting.log.failNext = new Error('disk full');
	await reader.ask(here, post('しくじる'));
	const since = meeting.log.since.bind(meeting.log);
	meeting.log.since = () => Promise.reject(new Error('no connection'));
	reader.send(post('二'));
	await here.settle();
	meeting.log.since = since;
	if (reader.closedWith !== null) reader.connect(here);
	await reader.ask(here, post('三'));
	const truth = await meeting.phone(meeting.room());
	expect(reader.board).toEqual(truth.board);
});

test('[S7] a note that another process changed before it was shown is new for its author and for staff here', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const author = await meeting.phone(there, 'author');
	const [sameAuthor, staff, other] = [
		await meeting.phone(here, 'author'),
		await meeting.facilitator(here),
		await meeting.phone(here)
	];
	const answer = await author.ask(there, post('はじめの ことば'));
	await other.ask(here, post('べつの 人'));
	await author.ask(there, {
		type: 'note.edit',
		note: (answer.ok && answer.result.note) as NoteId,
		text: 'なおした ことば'
	});
	await other.ask(here, post('もう一枚'));
	expect(staff.privateNotes.map((note) => note.text)).toContain('なおした ことば');
	expect(sameAuthor.privateNotes.map((note) => note.text)).toEqual(['なおした ことば']);
});

test('after a restore from a backup old sockets are refused for good, and a fresh page works', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	await phone.ask(room, post('バックアップの あと'));
	meeting.log.restore(meeting.board.meeting, { epoch: 'second', dropLast: 1 });
	expect(await phone.ask(room, post('古い ページから'))).toMatchObject({ refusal: 'try_again' });
	expect([phone.closedWith, staff.closedWith]).toEqual([closeCodes.otherEpoch, closeCodes.otherEpoch]);
	const fresh = await meeting.phone(room);
	expect(await fresh.ask(room, post('新しい ページから'))).toMatchObject({ ok: true });
	expect(fresh.closedWith).toBeNull();
	expect(fresh.board.tallies.waiting.komatta).toBe(1);
});

test('a board that was restored and has gone on is another one, however far it has come', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	meeting.log.restore(meeting.board.meeting, { epoch: 'second', dropLast: 0 });
	const elsewhere = meeting.room();
	expect(await (await meeting.phone(elsewhere)).ask(elsewhere, post('戻した あと'))).toMatchObject({
		ok: true
	});
	expect(await phone.ask(room, post('古い ページから'))).toMatchObject({ refusal: 'try_again' });
	expect([phone.closedWith, staff.closedWith]).toEqual([closeCodes.otherEpoch, closeCodes.otherEpoch]);
	expect(staff.board.tallies.waiting.komatta).toBe(0);
});

test('[S5] whatever an editor puts into the arrangement, everybody can still read and arrange', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [deep, rogue, honest] = [
		await meeting.facilitator(room),
		await meeting.facilitator(room),
		await meeting.facilitator(room)
	];
	putDeepTypes(deep.doc, 5_000);
	rogue.doc.getMap('groups').set('odd', new Y.Map(Object.entries({ title: 'へん\u0000', order: 'zz' })));
	await room.settle();
	makeGroup(honest.doc, 'group-0001' as GroupId, [], '雪の日');
	await room.settle();
	const fresh = await meeting.phone(room);
	expect(fresh.board.groups.map((group) => group.title)).toEqual(['雪の日', 'へん']);
});

function putDeepTypes(doc: Y.Doc, levels: number): void {
	doc.transact(() => {
		let at = new Y.Map<unknown>();
		doc.getMap('groups').set('deep', at);
		for (let i = 0; i < levels; i += 1) {
			const next = new Y.Map<unknown>();
			at.set('x', next);
			at = next;
		}
	});
}

const bottomless: Readonly<Record<string, (doc: Y.Doc) => void>> = {
	'types within types': (doc) => putDeepTypes(doc, 20_000),
	'values within values': (doc) => {
		let value: unknown = 1;
		for (let i = 0; i < 2_500; i += 1) value = [value];
		doc.getMap('groups').set('deep', value);
	},
	'a document of its own': (doc) => void doc.getMap('groups').set('another', new Y.Doc())
};

test.each(Object.entries(bottomless))(
	'[S5][E1] an editor who puts in %s is sent away, and notes are withdrawn as before',
	async (_name, put) => {
		const meeting = await Meeting.begin();
		const room = meeting.room();
		const [phone, rogue, honest] = [
			await meeting.phone(room),
			await meeting.facilitator(room),
			await meeting.facilitator(room)
		];
		const answer = await phone.ask(room, post('坂が つらい'));
		await honest.ask(room, { type: 'notes.show' });
		put(rogue.doc);
		await room.settle();
		expect(rogue.closedWith).toBe(closeCodes.unreadable);
		const note = (answer.ok && answer.result.note) as NoteId;
		expect(await phone.ask(room, { type: 'note.withdraw', note })).toMatchObject({ ok: true });
		expect([phone.closedWith, honest.closedWith]).toEqual([null, null]);
	}
);

test('[S7] a batch that met another one is done again, and nobody is asked to come back', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [staff, phone] = [await meeting.facilitator(room), await meeting.phone(room)];
	meeting.log.failNext = new WriteConflict('40P01');
	makeGroup(staff.doc, 'group-met' as GroupId, [], '雪の日');
	expect(await phone.ask(room, post('坂が つらい'))).toMatchObject({ ok: true });
	await room.settle();
	expect([staff.closedWith, phone.closedWith]).toEqual([null, null]);
	const fresh = await meeting.facilitator(meeting.room());
	expect(fresh.board).toMatchObject({ groups: [{ title: '雪の日' }], tallies: { waiting: { komatta: 1 } } });
	expect(fresh.privateNotes).toHaveLength(1);
});
