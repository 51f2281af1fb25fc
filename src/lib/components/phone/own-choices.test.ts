import { expect, test } from 'vitest';
import type { PersonCommand } from '#lib/board/policy/commands.ts';
import type { ActionId, CombinationId, NoteId } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { offersNow, stickersLeft, supportsNow, votesNow } from './own-choices.ts';

const [snow, rice] = ['snow', 'rice'] as NoteId[] as [NoteId, NoteId];
const [tea, ride] = ['tea', 'ride'] as CombinationId[] as [CombinationId, CombinationId];
const waiting = (...commands: object[]): OutboxItem[] =>
	commands.map((command) => ({
		command: command as PersonCommand,
		at: 0,
		since: 0,
		sentAt: null,
		refusal: null
	}));

test('a わたしも counts for its own phone before the server has said so, and so does taking it back', () => {
	const items = waiting(
		{ type: 'support.set', note: rice, on: true },
		{ type: 'support.set', note: snow, on: false }
	);
	expect([...supportsNow([snow], items)]).toEqual([rice]);
});

test('[A8] 手伝えます stands on its own phone before the server has said so, and goes as it is taken back', () => {
	const [market, ride] = ['market', 'ride'] as ActionId[] as [ActionId, ActionId];
	const items = waiting(
		{ type: 'offer.set', action: ride, on: true },
		{ type: 'offer.set', action: market, on: false }
	);
	expect([...offersNow([market], items)]).toEqual([ride]);
});

test('[V3] the last press on + or − is where the シール lie', () => {
	const items = waiting(
		{ type: 'vote.set', combination: tea, count: 1 },
		{ type: 'vote.set', combination: tea, count: 2 }
	);
	const placed = votesNow({ [tea]: 3, [ride]: 1 }, items);
	expect(placed).toEqual({ [tea]: 2, [ride]: 1 });
	expect(stickersLeft(3, placed, [tea, ride])).toBe(0);
});

test('シール on an idea that was taken away are free again', () => {
	expect(stickersLeft(3, { [tea]: 2, [ride]: 1 }, [ride])).toBe(2);
});
