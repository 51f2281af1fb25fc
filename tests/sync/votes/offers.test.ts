import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ActionId } from '#lib/board/model.ts';
import { people, shelf, type People } from '../people.ts';

const words = { firstStep: '', owner: '', helpers: '', due: { kind: 'undecided' } } as const;

async function decided({ room, staff }: People, what: string): Promise<ActionId> {
	const answer = await staff.ask(room, {
		type: 'action.decide',
		result: 'do',
		what,
		...words,
		combination: null
	});
	if (!answer.ok) throw new Error(answer.refusal);
	return answer.result.action as ActionId;
}

test('[A8] a phone says 手伝えます once for each やること and takes it back; staff count hands', async () => {
	const all = await people();
	const { room, ann, ben, staff } = all;
	const [market, ride] = [await decided(all, '朝市を ひらく'), await decided(all, '相乗りを ためす')];
	const offer = (who: typeof ann, action: ActionId, on = true) =>
		who.ask(room, { type: 'offer.set', action, on });
	await offer(ann, market);
	await offer(ann, market);
	await offer(ben, market);
	await offer(ben, ride);
	await staff.ask(room, { type: 'offer.count', action: ride, hands: 4 });
	expect(ann.private.offers).toEqual([market]);
	expect(new Set(ben.private.offers)).toEqual(new Set([market, ride]));
	const counted = () => new Set(staff.private.offerCounts);
	const two = { action: market, phones: 2, hands: 0 };
	expect(counted()).toEqual(new Set([two, { action: ride, phones: 1, hands: 4 }]));

	await offer(ben, ride, false);
	await offer(ben, ride, false);
	expect(ben.private.offers).toEqual([market]);
	expect(counted()).toEqual(new Set([two, { action: ride, phones: 0, hands: 4 }]));
	expect(staff.board.actions.map(({ helpers }) => helpers)).toEqual(['', '']);
});

test('[A8][AN-2] how many say 手伝えます reaches staff alone, and stands in no document', async () => {
	const all = await people();
	const { room, ann, ben, staff, screen } = all;
	const action = await decided(all, '朝市を ひらく');
	const written = () => [...Y.encodeStateVector(staff.doc)];
	const before = written();
	await ann.ask(room, { type: 'offer.set', action, on: true });
	await staff.ask(room, { type: 'offer.count', action, hands: 7 });
	expect(written()).toEqual(before);
	for (const client of [ann, ben, screen]) expect(client.sawText('offerCounts')).toBe(false);
	expect(staff.sawText('offerCounts')).toBe(true);
	expect(ben.private.offers).toEqual([]);
	expect(JSON.stringify(staff.private)).not.toContain('"ann"');
});

test('[P8][A8] after まとめ完了 the counts stay, and no phone is behind them', async () => {
	const all = await people();
	const { room, ann, staff } = all;
	const action = await decided(all, '朝市を ひらく');
	await ann.ask(room, { type: 'offer.set', action, on: true });
	await staff.ask(room, { type: 'meeting.close' });
	expect(await ann.ask(room, { type: 'offer.set', action, on: false })).toMatchObject({
		refusal: 'meeting_wrapping_up'
	});
	expect(await staff.ask(room, { type: 'offer.count', action, hands: 2 })).toMatchObject({ ok: true });
	await staff.ask(room, { type: 'meeting.finish' });
	expect(shelf(all).offers).toEqual([]);
	expect(staff.private.offerCounts).toEqual([{ action, phones: 1, hands: 2 }]);
	expect(ann.private.offers).toEqual([]);
});
