import { expect, test } from 'vitest';
import type { PersonCommand } from '#lib/board/policy/commands.ts';
import { PendingCommands } from './pending-commands.ts';

const close = { type: 'meeting.close' } as const;

test('[S1] an order goes out again on the next socket under the same id', async () => {
	const sent: PersonCommand[] = [];
	const pending = new PendingCommands((command) => sent.push(command) > 0);
	const answer = pending.give(close, true);
	pending.again();
	const [first, second] = sent;
	expect(second).toEqual(first);
	pending.answered({ id: first!.id, ok: true, seq: 3, result: {} });
	expect(await answer).toMatchObject({ ok: true });
	pending.again();
	expect(sent).toHaveLength(2);
	expect(pending.none).toBe(true);
});

test('an order without an answer is given up, never carried out the next morning', async () => {
	let now = 0;
	const pending = new PendingCommands(
		() => true,
		() => now
	);
	const answer = pending.give(close, true);
	now = 20_000;
	pending.giveUpOld();
	expect(await answer).toMatchObject({ ok: false, refusal: 'try_again' });
	expect(await pending.give(close, false)).toMatchObject({ ok: false, refusal: 'try_again' });
	expect(pending.none).toBe(true);
});
