import { expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import { Meeting, post } from '../../support/meeting.ts';

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

test('[E1] a shown note that is saved as it was leaves the log alone; a corrected one leaves no word of before', async () => {
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
