import { expect, test } from 'vitest';
import type { CombinationId } from '#lib/board/model.ts';
import type { Client } from '../../support/room-client.ts';
import { anIdea, people, shelf } from '../people.ts';

test('[V3] シール stay within the budget of a phone, whichever of its pages sends them', async () => {
	const all = await people();
	const { meeting, room, ann, staff } = all;
	const [a, b] = [await anIdea(all, 'idea-aaaa'), await anIdea(all, 'idea-bbbb')];
	const vote = (who: Client, combination: CombinationId, count: number) =>
		who.ask(room, { type: 'vote.set', combination, count });
	expect(await vote(ann, a, 1)).toMatchObject({ refusal: 'votes_closed' });
	await staff.ask(room, { type: 'votes.open' });

	const other = await meeting.phone(room, 'ann');
	ann.send({ type: 'vote.set', combination: a, count: 2 });
	other.send({ type: 'vote.set', combination: b, count: 2 });
	await room.settle();
	const placed = [...shelf(all).votes.values()].reduce((sum, { count }) => sum + count, 0);
	expect(placed).toBe(2);
	expect(ann.private.votes).toEqual(other.private.votes);
	expect(await vote(ann, b, 4)).toMatchObject({ refusal: 'votes_over_budget' });
	expect(await vote(staff, a, 1)).toMatchObject({ refusal: 'unknown_command' });
});

test('[V1][V4] nobody sees how a vote stands before it is closed; hands and stickers are counted apart', async () => {
	const all = await people();
	const { room, ann, ben, staff, screen } = all;
	const idea = await anIdea(all, 'idea-aaaa');
	await staff.ask(room, { type: 'votes.open' });
	await ann.ask(room, { type: 'vote.set', combination: idea, count: 2 });
	await ben.ask(room, { type: 'vote.set', combination: idea, count: 1 });
	await staff.ask(room, { type: 'vote.count', combination: idea, hands: 4, stickers: 3 });
	expect(screen.board).toMatchObject({ voting: 'open', combinations: [{ votes: 0, hands: 4, stickers: 3 }] });
	expect(ben.private.votes).toEqual({ [idea]: 1 });
	await staff.ask(room, { type: 'votes.close' });
	expect(screen.board).toMatchObject({
		voting: 'shown',
		combinations: [{ votes: 3, hands: 4, stickers: 3 }]
	});
	expect(await ann.ask(room, { type: 'vote.set', combination: idea, count: 0 })).toMatchObject({
		refusal: 'votes_closed'
	});
	await staff.ask(room, { type: 'votes.open' });
	expect(screen.board.combinations).toMatchObject([{ votes: 0 }]);
	await staff.ask(room, { type: 'votes.close' });
	expect(screen.board.combinations).toMatchObject([{ votes: 3 }]);
});

test('[V4] a vote that is open at 閉会 is counted then', async () => {
	const all = await people();
	const { room, ann, staff, screen } = all;
	const combination = await anIdea(all, 'idea-aaaa');
	await staff.ask(room, { type: 'votes.open' });
	await ann.ask(room, { type: 'vote.set', combination, count: 3 });
	await staff.ask(room, { type: 'meeting.close' });
	expect(screen.board).toMatchObject({ voting: 'shown', combinations: [{ votes: 3 }] });
});
