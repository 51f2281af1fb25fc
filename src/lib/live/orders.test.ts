import { expect, test } from 'vitest';
import type { PersonCommand } from '#lib/board/policy/commands.ts';
import { Orders } from './orders.ts';

const close = { type: 'meeting.close' } as const;

test('[S1] an order goes out again on the next socket under the same id', async () => {
	const sent: PersonCommand[] = [];
	const orders = new Orders((command) => sent.push(command) > 0);
	const answer = orders.give(close, true);
	orders.again();
	const [first, second] = sent;
	expect(second).toEqual(first);
	orders.answered({ id: first!.id, ok: true, seq: 3, result: {} });
	expect(await answer).toMatchObject({ ok: true });
	orders.again();
	expect(sent).toHaveLength(2);
	expect(orders.none).toBe(true);
});

test('an order without an answer is given up, never carried out the next morning', async () => {
	let now = 0;
	const orders = new Orders(
		() => true,
		() => now
	);
	const answer = orders.give(close, true);
	now = 20_000;
	orders.giveUpOld();
	expect(await answer).toMatchObject({ ok: false, refusal: 'try_again' });
	expect(await orders.give(close, false)).toMatchObject({ ok: false, refusal: 'try_again' });
	expect(orders.none).toBe(true);
});
