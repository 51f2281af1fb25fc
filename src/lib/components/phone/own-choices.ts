/** The acknowledged state with the waiting commands applied. */
import type { ActionId, CombinationId, NoteId } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';

type Waiting = readonly OutboxItem[];
type Votes = Readonly<Record<CombinationId, number>>;

export function supportsNow(supports: readonly NoteId[], waiting: Waiting): ReadonlySet<NoteId> {
	const pressed = new Set(supports);
	for (const { command } of waiting) {
		if (command.type !== 'support.set') continue;
		if (command.on) pressed.add(command.note);
		else pressed.delete(command.note);
	}
	return pressed;
}

export function offersNow(offers: readonly ActionId[], waiting: Waiting): ReadonlySet<ActionId> {
	const said = new Set(offers);
	for (const { command } of waiting)
		if (command.type === 'offer.set') said[command.on ? 'add' : 'delete'](command.action);
	return said;
}

export function votesNow(votes: Votes, waiting: Waiting): Votes {
	const placed = { ...votes };
	for (const { command } of waiting)
		if (command.type === 'vote.set') placed[command.combination] = command.count;
	return placed;
}

/** シール on a removed combination are free again (V5). */
export function stickersLeft(budget: number, placed: Votes, there: readonly CombinationId[]): number {
	return budget - there.reduce((sum, id) => sum + (placed[id] ?? 0), 0);
}
