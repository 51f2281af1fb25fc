import { expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import { people, shelf } from '../people.ts';

test('[N12] a note of the meeting before lies on the new board; one of another council is not there', async () => {
	const all = await people();
	const { room, staff, ann, screen } = all;
	shelf(all).earlier.set('earlier-note-1', { kind: 'mottainai', text: '和室が あいている' });
	const take = (from: string) => ({ type: 'note.take', from: from as NoteId }) as const;
	expect(await ann.ask(room, take('earlier-note-1'))).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, take('elsewhere-note'))).toMatchObject({ refusal: 'note_gone' });
	await staff.ask(room, take('earlier-note-1'));
	expect(screen.board.notes).toMatchObject([{ kind: 'mottainai', text: '和室が あいている', number: 201 }]);
});

test('[N12] two laptops that take one note over take it once', async () => {
	const all = await people();
	const { meeting, room, staff, screen } = all;
	const second = await meeting.facilitator(room);
	shelf(all).earlier.set('earlier-note-1', { kind: 'mottainai', text: '和室が あいている' });
	const take = { type: 'note.take', from: 'earlier-note-1' as NoteId } as const;
	const ids = [staff.send(take), second.send(take)];
	await room.settle();
	expect(screen.board.notes).toHaveLength(1);
	const results = [staff.answers.get(ids[0]!), second.answers.get(ids[1]!)].map(
		(each) => each?.ok && each.result.note
	);
	expect(new Set(results)).toEqual(new Set([screen.board.notes[0]!.id]));
});

test('[N11][N12] a copy that was trashed comes back when its note is taken again; one in あずかり waits for who reads it', async () => {
	const all = await people();
	const { room, staff, screen } = all;
	shelf(all).earlier.set('earlier-note-1', { kind: 'mottainai', text: '和室が あいている' });
	const take = { type: 'note.take', from: 'earlier-note-1' as NoteId } as const;
	await staff.ask(room, take);
	const note = screen.board.notes[0]!.id;
	await staff.ask(room, { type: 'note.trash', note });
	expect(await staff.ask(room, take)).toMatchObject({ ok: true, result: { note } });
	expect(screen.board.notes).toMatchObject([{ id: note, number: 201, text: '和室が あいている' }]);

	await staff.ask(room, { type: 'note.hold', note });
	expect(await staff.ask(room, take)).toMatchObject({ refusal: 'note_gone' });
	expect(screen.board.notes).toEqual([]);
	await staff.ask(room, { type: 'note.withdraw', note });
	expect(await staff.ask(room, take)).toMatchObject({ refusal: 'note_gone' });
});
