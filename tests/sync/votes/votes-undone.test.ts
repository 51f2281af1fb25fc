import { expect, test } from 'vitest';
import { combine, removeCombination, undoFor } from '#lib/board/document/edits.ts';
import type { CombinationId } from '#lib/board/model.ts';
import { Meeting } from '../../support/meeting.ts';

const [bench, bus] = ['idea-bench', 'idea-bus-1'] as [CombinationId, CombinationId];

async function choosing() {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const [ann, ben] = [await meeting.phone(room, 'ann'), await meeting.phone(room, 'ben')];
	const undo = undoFor(staff.doc);
	combine(staff.doc, bench, [], 'ベンチが あれば');
	combine(staff.doc, bus, [], 'バスが 来れば');
	await room.settle();
	await staff.ask(room, { type: 'votes.open' });
	const vote = (who: typeof ann, combination: CombinationId, count: number) =>
		who.ask(room, { type: 'vote.set', combination, count });
	const takeAway = async () => {
		removeCombination(staff.doc, bench);
		await room.settle();
	};
	const bringBack = async () => {
		undo.undo();
		await room.settle();
	};
	const sums = () => staff.board.combinations.map(({ id, votes }) => [id, votes]);
	return { room, staff, ann, ben, vote, takeAway, bringBack, sums };
}

test('[V5] an idea that comes back brings only the シール that were not placed elsewhere meanwhile', async () => {
	const { room, staff, ann, ben, vote, takeAway, bringBack, sums } = await choosing();
	await vote(ann, bench, 3);
	await vote(ben, bench, 2);
	await takeAway();
	expect(await vote(ann, bus, 3)).toMatchObject({ ok: true });
	await bringBack();

	expect(ann.private.votes).toEqual({ [bench]: 0, [bus]: 3 });
	expect(ben.private.votes).toEqual({ [bench]: 2 });
	expect(await vote(ann, bench, 1)).toMatchObject({ refusal: 'votes_over_budget' });
	expect(await vote(ben, bus, 1)).toMatchObject({ ok: true });
	await staff.ask(room, { type: 'votes.close' });
	expect(sums()).toEqual([
		[bench, 2],
		[bus, 4]
	]);
});

test('[V5] an idea that comes back after the count shows its sum', async () => {
	const { room, staff, ann, vote, takeAway, bringBack, sums } = await choosing();
	await vote(ann, bench, 2);
	await takeAway();
	await staff.ask(room, { type: 'votes.close' });
	await bringBack();
	expect(sums()).toEqual([
		[bench, 2],
		[bus, 0]
	]);
});

test('[V4] an idea that comes back into an open vote brings no sum of the count before', async () => {
	const { room, staff, ann, vote, takeAway, bringBack, sums } = await choosing();
	await vote(ann, bench, 2);
	await staff.ask(room, { type: 'votes.close' });
	await takeAway();
	await staff.ask(room, { type: 'votes.open' });
	await bringBack();
	expect(sums()).toEqual([
		[bench, 0],
		[bus, 0]
	]);
});
