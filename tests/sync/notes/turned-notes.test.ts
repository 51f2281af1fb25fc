import { expect, test } from 'vitest';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { NoteId } from '#lib/board/model.ts';
import { post } from '../../support/meeting.ts';
import { people, posted, shelf, show } from '../people.ts';

const turn = (note: NoteId, kind: 'komatta' | 'mottainai'): Ask => ({ type: 'note.turn', note, kind });

test('[N14] a note in the wrong kind is turned before it is shown, by its author alone; the counts follow', async () => {
	const all = await people();
	const { room, ann, ben, staff, screen } = all;
	const note = await posted(all, ann, '畑が 半分 あいている');
	expect(screen.board.tallies.waiting).toEqual({ komatta: 1, mottainai: 0 });
	for (const other of [ben, staff])
		expect(await other.ask(room, turn(note, 'mottainai'))).toMatchObject({ refusal: 'not_your_note' });
	expect(await screen.ask(room, turn(note, 'mottainai'))).toMatchObject({ refusal: 'read_only' });

	expect(await ann.ask(room, turn(note, 'mottainai'))).toMatchObject({ ok: true, result: { note } });
	expect(ann.privateNotes).toMatchObject([{ kind: 'mottainai', state: 'waiting' }]);
	expect(staff.privateNotes).toMatchObject([{ kind: 'mottainai' }]);
	expect(screen.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 1 });
	expect(await ann.ask(room, turn(note, 'mottainai')), 'it is that already').toMatchObject({ ok: true });
	expect(screen.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 1 });

	await show(all);
	expect(screen.board.notes).toMatchObject([{ kind: 'mottainai', number: 201 }]);
	expect(screen.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 0 });
	expect(await ann.ask(room, turn(note, 'komatta'))).toMatchObject({ refusal: 'already_shown' });
	await staff.ask(room, { type: 'note.hold', note });
	expect(await ann.ask(room, turn(note, 'komatta')), 'the room knows its number').toMatchObject({
		refusal: 'already_shown'
	});
});

test('[N14][N5] staff turn what they wrote down; a printed card keeps its number, and one in あずかり counts nowhere', async () => {
	const all = await people();
	const { room, ann, staff, screen } = all;
	const write = async (text: string, number: number) => {
		const answer = await staff.ask(room, { ...post(text), as: 'paper', number } as Ask);
		return (answer.ok && answer.result.note) as NoteId;
	};
	const [card, held] = [await write('畑が あいている', 12), await write('山本さんの 畑', 13)];
	expect(await ann.ask(room, turn(card, 'mottainai'))).toMatchObject({ refusal: 'not_your_note' });
	for (const note of [card, held])
		expect(await staff.ask(room, turn(note, 'mottainai'))).toMatchObject({ ok: true });
	expect(shelf(all).notes.get(card)).toMatchObject({ kind: 'mottainai', number: 12 });
	expect(shelf(all).notes.get(held)).toMatchObject({ kind: 'mottainai', number: 13, state: 'held' });
	expect(screen.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 1 });
	await show(all);
	expect(screen.board.notes).toMatchObject([{ kind: 'mottainai', number: 12 }]);
});

test('[N14][S1][P14] a turn that comes again is answered as the first time, also after it was shown and while writing is stopped', async () => {
	const all = await people();
	const { room, ann, staff } = all;
	const note = await posted(all, ann, '畑が あいている');
	const id = ann.send(turn(note, 'mottainai'));
	await room.settle();
	const first = ann.answers.get(id);
	expect(first).toMatchObject({ ok: true });
	await show(all);
	await staff.ask(room, { type: 'writing.set', on: false });
	expect(await ann.ask(room, turn(note, 'mottainai'), id)).toEqual(first);
	expect(await ann.ask(room, turn(note, 'mottainai'))).toMatchObject({ refusal: 'writing_stopped' });
});
