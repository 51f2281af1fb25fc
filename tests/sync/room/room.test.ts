import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeGroup, nameGroup } from '#lib/board/document/edits.ts';
import type { ActionId, GroupId, NoteId } from '#lib/board/model.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { commandId, Meeting, post } from '../../support/meeting.ts';

test('[N6] until notes are shown, no byte of their text reaches another phone or the projector', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [author, other, screen] = [
		await meeting.phone(room),
		await meeting.phone(room),
		await meeting.screen(room)
	];
	const staff = await meeting.facilitator(room);

	await author.ask(room, post('坂の上まで 米を運べない'));
	const late = await meeting.phone(room);

	for (const stranger of [other, screen, late]) {
		expect(stranger.sawText('坂の上まで')).toBe(false);
		expect(stranger.board.tallies.waiting.komatta).toBe(1);
	}
	expect(author.privateNotes.map((note) => note.text)).toEqual(['坂の上まで 米を運べない']);
	expect(staff.privateNotes.map((note) => note.text)).toEqual(['坂の上まで 米を運べない']);
	expect(staff.privateNotes[0]?.postedBy).toBeNull();

	await staff.ask(room, { type: 'notes.show' });
	expect(other.board.notes.map((note) => note.text)).toEqual(['坂の上まで 米を運べない']);
	expect(other.board.tallies.waiting.komatta).toBe(0);
});

test('[N5] notes are shown in shuffled order, numbered from 201, and no number is used twice', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	for (const text of ['一', '二', '三']) await phone.ask(room, post(text));
	await staff.ask(room, { type: 'notes.show' });

	expect(staff.board.notes.map(({ number, text }) => [number, text])).toEqual([
		[201, '三'],
		[202, '二'],
		[203, '一']
	]);
	const last = staff.board.notes.at(-1);
	await phone.ask(room, { type: 'note.withdraw', note: last?.id as NoteId });
	await phone.ask(room, post('四'));
	await staff.ask(room, { type: 'notes.show' });
	expect(staff.board.notes.map((note) => note.number)).toEqual([201, 202, 204]);
});

test('[N10] a meeting that shows at once shows in rounds, shuffled, so that order tells nothing', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	const room = meeting.room();
	const [phone, screen] = [await meeting.phone(room), await meeting.screen(room)];
	for (const text of ['一', '二', '三']) await phone.ask(room, post(text));
	expect(screen.board.notes).toEqual([]);
	expect(screen.sawText('二')).toBe(false);
	await room.releaseWaiting();
	expect(screen.board.notes.map(({ text }) => text)).toEqual(['三', '二', '一']);
	expect(screen.board.tallies.waiting.komatta).toBe(0);
});

test('[N10] a meeting that looks through first releases nothing by itself', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const phone = await meeting.phone(room);
	await phone.ask(room, post('一'));
	await room.releaseWaiting();
	expect(phone.board.notes).toEqual([]);
});

test('[N7] a withdrawn note leaves the board, its row is emptied, and it cannot be edited again', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	const room = meeting.room();
	const phone = await meeting.phone(room);
	await phone.ask(room, post('消したい ことば'));
	await room.releaseWaiting();
	const note = phone.board.notes[0]?.id as NoteId;
	await phone.ask(room, { type: 'note.withdraw', note });

	expect(phone.board.notes).toEqual([]);
	expect(phone.privateNotes).toEqual([]);
	expect(meeting.log.shelf(meeting.board.meeting).notes.get(note)).toMatchObject({
		state: 'withdrawn',
		text: ''
	});
	expect(await phone.ask(room, { type: 'note.edit', note, text: 'また 書く' })).toMatchObject({
		refusal: 'note_gone'
	});
});

test('[P3] a participant changes nothing that somebody else wrote, shown or not', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [ann, ben] = [await meeting.phone(room), await meeting.phone(room)];
	const answer = await ann.ask(room, post('わたしの 紙'));
	const note = (answer.ok && (answer.result.note as NoteId)) as NoteId;

	expect(await ben.ask(room, { type: 'note.edit', note, text: '書きかえ' })).toMatchObject({
		refusal: 'not_your_note'
	});
	expect(await ben.ask(room, { type: 'note.withdraw', note })).toMatchObject({ refusal: 'not_your_note' });
	expect(await ann.ask(room, { type: 'note.edit', note, text: 'なおした 紙' })).toMatchObject({ ok: true });
	expect(ann.privateNotes[0]?.text).toBe('なおした 紙');
});

test('[E1] a shown paper that is saved as it was leaves the log alone; a corrected one leaves no word of before', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const answer = await phone.ask(room, post('坂道が つらい'));
	const note = (answer.ok && answer.result.note) as NoteId;
	await staff.ask(room, { type: 'notes.show' });
	const rows = () => meeting.log.shelf(meeting.board.meeting).updates.length;
	const before = rows();
	expect(before).toBeGreaterThan(1);

	const same = await phone.ask(room, { type: 'note.edit', note, text: '坂道が つらい' });
	expect(same).toMatchObject({ ok: true, result: { note } });
	expect(rows()).toBeGreaterThanOrEqual(before);
	expect(await phone.ask(room, { type: 'note.edit', note, text: '坂が つらい' })).toMatchObject({ ok: true });
	expect(rows()).toBe(1);
	expect(staff.board.notes[0]?.text).toBe('坂が つらい');
});

test('[S1] a command that comes again is done once and answered as before, even after 閉会', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const id = commandId();
	const first = await phone.ask(room, post('一度だけ'), id);
	phone.drop();
	phone.connect(room);
	expect(await phone.ask(room, post('一度だけ'), id)).toEqual(first);
	await staff.ask(room, { type: 'meeting.close' });
	expect(await phone.ask(room, post('一度だけ'), id)).toEqual(first);
	expect(phone.board.tallies.waiting.komatta).toBe(1);
});

test('[S2] the same id with other content is refused', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const phone = await meeting.phone(room);
	const id = commandId();
	await phone.ask(room, post('はじめの ことば'), id);
	expect(await phone.ask(room, post('べつの ことば'), id)).toMatchObject({ ok: false, refusal: 'id_reused' });
});

test('[S3][S4] a batch that fails is told to nobody, and the resend is done once', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	const room = meeting.room();
	const [phone, screen] = [await meeting.phone(room), await meeting.screen(room)];
	const staff = await meeting.facilitator(room);
	meeting.log.failNext = new Error('disk full');
	const id = commandId();

	expect(await phone.ask(room, post('届かない はず'), id)).toMatchObject({ ok: false, refusal: 'try_again' });
	expect(screen.sawText('届かない はず')).toBe(false);
	expect(staff.closedWith).toBe(closeCodes.tryAgain);

	expect(await phone.ask(room, post('届かない はず'), id)).toMatchObject({ ok: true });
	await room.releaseWaiting();
	expect(screen.board.notes).toHaveLength(1);
});

test('[S4] an edit in a failed batch comes back with the handshake of the next socket', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	meeting.log.failNext = new Error('disk full');
	makeGroup(staff.doc, 'g1' as GroupId, [], '畑');
	await room.settle();
	expect(staff.closedWith).toBe(closeCodes.tryAgain);

	staff.connect(room);
	await room.settle();
	expect(staff.stored).toBeGreaterThan(0);
	expect((await meeting.facilitator(room)).board.groups).toMatchObject([{ title: '畑' }]);
});

test('[S6] a document update from a guest closes its socket and changes nothing', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, screen, staff] = [
		await meeting.phone(room),
		await meeting.screen(room),
		await meeting.facilitator(room)
	];
	const before = meeting.log.shelf(meeting.board.meeting).seq;
	for (const guest of [phone, screen]) {
		const doc = new Y.Doc();
		makeGroup(doc, 'evil' as GroupId, [], '割りこみ');
		guest.sendBytes(frames.update(Y.encodeStateAsUpdate(doc)));
		await room.settle();
		expect(guest.closedWith).toBe(closeCodes.guestEdit);
	}
	expect(staff.board.groups).toEqual([]);
	expect(meeting.log.shelf(meeting.board.meeting).seq).toBe(before);
});

test('[S5] an edit of a server root closes its sender; what others wrote in the same batch is kept', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [rogue, honest, phone] = [
		await meeting.facilitator(room),
		await meeting.facilitator(room),
		await meeting.phone(room)
	];
	rogue.doc.getMap('meeting').set('phase', 'closed');
	makeGroup(honest.doc, 'g1' as GroupId, [], '雪の日');
	phone.send(post('同じ ときに'));
	await room.settle();

	expect(rogue.closedWith).toBe(closeCodes.serverRoot);
	expect(honest.closedWith).toBeNull();
	const fresh = await meeting.phone(room);
	expect(fresh.board).toMatchObject({
		phase: 'open',
		groups: [{ title: '雪の日' }],
		tallies: { waiting: { komatta: 1 } }
	});
});

test('[S5] bytes that are no update close only their sender', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [rogue, honest] = [await meeting.facilitator(room), await meeting.facilitator(room)];
	rogue.sendBytes(frames.update(Uint8Array.of(1, 250, 3, 9, 9)));
	nameGroup(honest.doc, 'none' as GroupId, '');
	await room.settle();
	expect(rogue.closedWith).toBe(closeCodes.unreadable);
	expect(honest.closedWith).toBeNull();
});

test('[S5] an update that builds on one that never came is not acknowledged', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const rogue = await meeting.facilitator(room);
	const doc = new Y.Doc();
	makeGroup(doc, 'g1' as GroupId, [], '一つ目');
	const known = Y.encodeStateVector(doc);
	makeGroup(doc, 'g2' as GroupId, [], '二つ目');
	const stored = rogue.stored;
	rogue.sendBytes(frames.update(Y.encodeStateAsUpdate(doc, known)));
	await room.settle();
	expect(rogue.closedWith).toBe(closeCodes.tryAgain);
	expect(rogue.stored).toBe(stored);
});

test('[S7][P2] one room closes the meeting; the earlier copy of another room refuses a late note', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const late = await meeting.phone(there);
	const staff = await meeting.facilitator(here);
	await staff.ask(here, { type: 'meeting.close' });
	expect(late.board.phase).toBe('open'); // the other process has not heard of it yet

	expect(await late.ask(there, post('おそかった'))).toMatchObject({
		ok: false,
		refusal: 'meeting_wrapping_up'
	});
	expect(late.board.phase).toBe('wrapup'); // judging brought the copy up to date, and its people with it
});

test('[S7] what another process wrote reaches everybody with the next look at the log', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const [writer, reader] = [await meeting.phone(here), await meeting.phone(there, 'phone-x')];
	await writer.ask(here, post('となりの へやから'));
	const head = (await meeting.log.heads([meeting.board.meeting])).get(meeting.board.meeting);
	there.notice(head!);
	await there.settle();
	expect(reader.board.tallies.waiting.komatta).toBe(1);
});

test('[S8] a refused command does not stop the ones behind it', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const phone = await meeting.phone(room);
	const ids = [
		phone.send(post('一')),
		phone.send(post('   ')),
		phone.send({ type: 'notes.show' }),
		phone.send(post('二'))
	];
	await room.settle();
	expect(ids.map((id) => phone.answers.get(id))).toMatchObject([
		{ ok: true },
		{ refusal: 'text_empty' },
		{ refusal: 'facilitator_only' },
		{ ok: true }
	]);
});

test('[A3] opening a meeting takes over every undone action item, and only those', async () => {
	const base = {
		what: '',
		firstStep: '',
		owner: '',
		helpers: '',
		result: 'do',
		due: { kind: 'next_meeting' },
		remark: '',
		combination: null
	} as const;
	const carried = (['not_started', 'done', 'on_hold', 'dropped', 'in_progress'] as const).map(
		(status, i) => ({
			...base,
			id: `action-${i}` as ActionId,
			what: status,
			status
		})
	);
	const meeting = await Meeting.begin({ carried });
	const screen = await meeting.screen(meeting.room());
	expect(screen.board.actions.map((action) => action.status)).toEqual([
		'not_started',
		'on_hold',
		'in_progress'
	]);
	expect(screen.board.actions.every((action) => action.from === 'earlier')).toBe(true);
});

test('[A1][A2] a decided action item remembers where it came from, and each change is appended', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	await phone.ask(room, post('米が 重い'));
	await phone.ask(room, post('昼は 車が あいている', 'mottainai'));
	await room.releaseWaiting();
	const [a, b] = staff.board.notes;
	const { combine } = await import('#lib/board/document/edits.ts');
	combine(
		staff.doc,
		'combination-1' as never,
		[a!, b!].map(({ id }) => ({ type: 'note', id })),
		'乗りあいに すれば'
	);
	await room.settle();

	const decided = await staff.ask(room, {
		type: 'action.decide',
		what: '一度 ためす',
		firstStep: '持ち主に 聞く',
		owner: '商店会',
		helpers: '',
		result: 'do',
		due: { kind: 'next_meeting' },
		combination: 'combination-1' as never
	});
	const action = (decided.ok && decided.result.action) as ActionId;
	await staff.ask(room, { type: 'action.update', action, status: 'in_progress', remark: '返事まち' });

	const row = meeting.log.shelf(meeting.board.meeting).actions.get(action);
	expect(row).toMatchObject({ combination: 'combination-1', status: 'in_progress', notes: [a!.id, b!.id] });
	expect(row?.history.map((update) => update.status)).toEqual(['not_started', 'in_progress']);
	expect(phone.board.actions).toMatchObject([
		{ what: '一度 ためす', status: 'in_progress', remark: '返事まち' }
	]);
	await staff.ask(room, { type: 'action.update', action, status: 'done', remark: '' });
	expect(row?.history).toHaveLength(2);
	expect(phone.board.actions).toMatchObject([{ status: 'done', remark: '返事まち' }]);
	const later = meeting.log.shelf(meeting.board.meeting).actions.get(action);
	expect(later).toMatchObject({ status: 'done', remark: '返事まち' });
	expect(later?.history.map(({ remark }) => remark)).toEqual(['', '返事まち', '']);
	expect(
		await staff.ask(room, { type: 'action.update', action, status: 'dropped', remark: ' ' })
	).toMatchObject({
		refusal: 'reason_missing'
	});
});

test('[S4][S7] updates of another process that a failed batch had read still reach everybody', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const [reader, writer] = [await meeting.phone(here), await meeting.phone(there)];
	await writer.ask(there, post('となりで 書いた'));
	meeting.log.failNext = new Error('disk full');
	await reader.ask(here, post('一度 しくじる'));
	await reader.ask(here, post('こんどは 届く'));
	expect(reader.board.tallies.waiting.komatta).toBe(2);
});
