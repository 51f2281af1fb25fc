import { expect, test } from 'vitest';
import type { Client } from '../../support/room-client.ts';
import { Meeting, post } from '../../support/meeting.ts';
import { anIdea, people, posted, shelf } from '../people.ts';

const close = { type: 'meeting.close' } as const;
const reopen = { type: 'meeting.reopen' } as const;
const minutes = (count: number) => count * 60_000;

test('[T5] 閉会 is taken back: step, door and votes are as they were, phones write again, and no time runs', async () => {
	const all = await people();
	const { meeting, room, ann, ben, staff, screen } = all;
	await posted(all, ann, '見せて いない 紙');
	const idea = await anIdea(all, 'idea-aaaa');
	await staff.ask(room, { type: 'step.go', position: 8 });
	await staff.ask(room, { type: 'votes.open' });
	await ann.ask(room, { type: 'vote.set', combination: idea, count: 2 });
	await staff.ask(room, { type: 'vote.count', combination: idea, hands: 4, stickers: 3 });
	await staff.ask(room, { type: 'timer.start', seconds: 600 });
	await staff.ask(room, close);
	expect(screen.board).toMatchObject({ phase: 'wrapup', door: false, voting: 'shown' });
	expect(await ben.ask(room, post('まにあわない'))).toMatchObject({ refusal: 'meeting_wrapping_up' });

	meeting.clock += minutes(14);
	expect(await ann.ask(room, reopen)).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, reopen)).toMatchObject({ ok: true });
	expect(screen.board).toMatchObject({
		phase: 'open',
		door: true,
		closing: null,
		position: 8,
		voting: 'open',
		combinations: [{ votes: 0, hands: 4, stickers: 3 }],
		timer: { endsAt: null, leftMs: null },
		tallies: { waiting: { komatta: 1 } }
	});
	expect(shelf(all).meeting).toMatchObject({ phase: 'open', door: true, closedAt: null });
	expect(ann.private.votes).toEqual({ [idea]: 2 });
	expect(await ben.ask(room, post('また 書ける'))).toMatchObject({ ok: true });
	expect(await ann.ask(room, { type: 'vote.set', combination: idea, count: 3 })).toMatchObject({ ok: true });
	await staff.ask(room, { type: 'votes.close' });
	expect(screen.board.combinations).toMatchObject([{ votes: 3 }]);
	expect(await staff.ask(room, { type: 'notes.show' })).toMatchObject({ ok: true, result: { shown: 2 } });
});

test('[T5] a door that was shut stays shut, and a result that was shown stays shown', async () => {
	const all = await people();
	const { room, ann, staff, screen } = all;
	const idea = await anIdea(all, 'idea-aaaa');
	await staff.ask(room, { type: 'votes.open' });
	await ann.ask(room, { type: 'vote.set', combination: idea, count: 1 });
	await staff.ask(room, { type: 'votes.close' });
	await staff.ask(room, { type: 'door.set', open: false });
	await staff.ask(room, close);
	await staff.ask(room, reopen);
	expect(screen.board).toMatchObject({
		phase: 'open',
		door: false,
		voting: 'shown',
		combinations: [{ votes: 1 }]
	});
});

test('[T5][N10] what a meeting that shows at once showed at 閉会 stays shown', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	const room = meeting.room();
	const [ann, staff] = [await meeting.phone(room, 'ann'), await meeting.facilitator(room)];
	await ann.ask(room, post('すぐ 出る 紙'));
	await staff.ask(room, close);
	await staff.ask(room, reopen);
	expect(ann.board).toMatchObject({ phase: 'open', notes: [{ text: 'すぐ 出る 紙' }] });
});

test('[T5] a phone that left after 閉会, or slept meanwhile, is in the same meeting with the same notes', async () => {
	const all = await people();
	const { meeting, room, ann, ben, staff } = all;
	const note = await posted(all, ann, '坂が つらい');
	ben.drop(); // it sleeps through both
	await staff.ask(room, close);
	ann.drop(); // it saw the result and left
	await staff.ask(room, reopen);
	const back = await meeting.phone(room, 'ann'); // a new page of the same phone
	ben.connect(room);
	await room.settle();
	for (const phone of [back, ben]) expect(phone.board.phase).toBe('open');
	expect(back.privateNotes.map(({ id }) => id)).toEqual([note]);
	const edit = { type: 'note.edit', note, text: '坂が とても つらい' } as const;
	expect(await back.ask(room, edit)).toMatchObject({ ok: true });
	expect(await ben.ask(room, post('雪が つもる'))).toMatchObject({ ok: true });
});

test('[T5] sixteen minutes later, after まとめ完了, or without a 閉会 nothing is taken back', async () => {
	const all = await people();
	const { meeting, room, staff, screen } = all;
	expect(await staff.ask(room, reopen)).toMatchObject({ refusal: 'already_opened' });
	await staff.ask(room, close);
	meeting.clock += minutes(16);
	expect(await staff.ask(room, reopen)).toMatchObject({ refusal: 'too_late_to_reopen' });
	expect(screen.board).toMatchObject({ phase: 'wrapup', door: false });
	await staff.ask(room, { type: 'meeting.finish' });
	expect(await staff.ask(room, reopen)).toMatchObject({ refusal: 'meeting_closed' });

	const other = await people();
	await other.staff.ask(other.room, close);
	await other.staff.ask(other.room, { type: 'meeting.finish' });
	expect(await other.staff.ask(other.room, reopen)).toMatchObject({ refusal: 'meeting_closed' });
});

test('[T4][T5] a 閉会 that lies in the future counts as none, so nothing is taken back', async () => {
	const all = await people();
	const { meeting, room, staff } = all;
	meeting.jump(86_400_000); // somebody sets the clock a day ahead
	await staff.ask(room, close);
	meeting.jump(-86_400_000);
	expect(await staff.ask(room, reopen)).toMatchObject({ refusal: 'too_late_to_reopen' });
});

test('[T5] 閉会 that was taken back can come again, and be taken back again from then', async () => {
	const all = await people();
	const { meeting, room, staff, screen } = all;
	const each = async (who: Client) => {
		await who.ask(room, close);
		meeting.clock += minutes(10);
		return who.ask(room, reopen);
	};
	expect(await each(staff)).toMatchObject({ ok: true });
	expect(await each(staff)).toMatchObject({ ok: true });
	await staff.ask(room, close);
	expect(screen.board.closing).toEqual({ at: meeting.clock, door: true, voting: false });
	expect(shelf(all).meeting.closedAt).toEqual(new Date(meeting.clock));
});
