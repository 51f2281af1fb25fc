import { expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { post } from '../../support/meeting.ts';
import { people, posted, shelf } from '../people.ts';

test('[N3] notes in あずかり and in the trash take no place on the board', async () => {
	const all = await people();
	const { meeting, room, ann, staff } = all;
	const { notes } = shelf(all);
	const id = await posted(all, ann, '田中さんが 困っている');
	const held = meeting.log.shelf(meeting.board.meeting).notes.get(id)!;
	const add = (state: 'trashed' | 'waiting', count: number) => {
		for (let i = 0; i < count; i += 1)
			meeting.log
				.shelf(meeting.board.meeting)
				.notes.set(`${state}${i}`, { ...held, participant: null, id: `${state}${i}` as NoteId, state });
	};
	add('trashed', 1_999);
	expect(notes.size).toBeLessThan(2000);
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ ok: true });
	add('waiting', 1_899);
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ refusal: 'board_full' });
	expect(await staff.ask(room, { ...post('代わりに 書いた'), as: 'staff' } as Ask)).toMatchObject({
		ok: true
	});
});

test('[N13] the sixty-first note of a phone goes back to it, until it withdraws one', async () => {
	const all = await people();
	const { meeting, room, ann, ben } = all;
	const notes: NoteId[] = [];
	for (let i = 0; i < 60; i += 1) {
		meeting.clock += 1_000; // One a second stays below the rate limit.
		notes.push(await posted(all, ann, `紙 ${i}`));
	}
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ refusal: 'own_notes_used_up' });
	expect(await ben.ask(room, post('べつの 人の 紙'))).toMatchObject({ ok: true });
	await ann.ask(room, { type: 'note.withdraw', note: notes[0]! });
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ ok: true });
});
