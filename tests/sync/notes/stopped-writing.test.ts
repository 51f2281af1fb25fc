import { expect, test } from 'vitest';
import type { Ask } from '#lib/board/policy/commands.ts';
import { post } from '../../support/meeting.ts';
import { anIdea, people, posted, show } from '../people.ts';

const writing = (on: boolean): Ask => ({ type: 'writing.set', on });

test('[P14] one press stops the writing of all phones and tells them; 代筆, taking back and シール go on', async () => {
	const all = await people();
	const { room, ann, ben, staff, screen } = all;
	const note = await posted(all, ann, '坂が つらい');
	await show(all);
	const idea = await anIdea(all, 'idea-aaaa');
	await staff.ask(room, { type: 'votes.open' });
	expect(await ann.ask(room, writing(false))).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, writing(false))).toMatchObject({ ok: true });
	for (const client of [ann, ben, screen]) expect(client.board.writing).toBe(false);

	const edit = { type: 'note.edit', note, text: 'ほかの ことば' } as const;
	for (const ask of [post('まだ 書く'), edit])
		expect(await ann.ask(room, ask), ask.type).toMatchObject({ refusal: 'writing_stopped' });
	expect(await ben.ask(room, post('わたしも 書く'))).toMatchObject({ refusal: 'writing_stopped' });
	expect(await ben.ask(room, { type: 'support.set', note, on: true })).toMatchObject({ ok: true });
	expect(await ben.ask(room, { type: 'vote.set', combination: idea, count: 1 })).toMatchObject({ ok: true });
	const proxy = { ...post('代わりに 書いた'), as: 'proxy' } as Ask;
	expect(await staff.ask(room, proxy)).toMatchObject({ ok: true });
	expect(await ann.ask(room, { type: 'note.withdraw', note })).toMatchObject({ ok: true });

	await staff.ask(room, { type: 'step.go', position: 3 });
	expect(await ann.ask(room, post('番が かわった'))).toMatchObject({ refusal: 'writing_stopped' });
	await staff.ask(room, writing(true));
	expect(ann.board.writing).toBe(true);
	expect(await ann.ask(room, post('また 書ける'))).toMatchObject({ ok: true });
});

test('[P14][S1] a note that arrived before the stop is answered as the first time when it comes again', async () => {
	const all = await people();
	const { room, ann, staff } = all;
	const id = ann.send(post('まにあった'));
	await room.settle();
	const first = ann.answers.get(id);
	await staff.ask(room, writing(false));
	expect(await ann.ask(room, post('まにあった'), id)).toEqual(first);
});

test('[T5][P14] 閉会 that is taken back lets nobody write whose writing was stopped before', async () => {
	const all = await people();
	const { room, ann, staff } = all;
	await staff.ask(room, writing(false));
	await staff.ask(room, { type: 'meeting.close' });
	expect(await staff.ask(room, writing(true))).toMatchObject({ refusal: 'meeting_wrapping_up' });
	await staff.ask(room, { type: 'meeting.reopen' });
	expect(await ann.ask(room, post('まだ 書く'))).toMatchObject({ refusal: 'writing_stopped' });
});
