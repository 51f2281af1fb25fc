/** What this phone pressed: わたしも and シール as the server knows them, and what is still on its way. */
import type { CombinationId, NoteId } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';

type Waiting = readonly OutboxItem[];
type Votes = Readonly<Record<CombinationId, number>>;

/** The notes on which わたしも is pressed, in the eyes of the person who pressed it. */
export function supportsNow(supports: readonly NoteId[], waiting: Waiting): ReadonlySet<NoteId> {
	const pressed = new Set(supports);
	for (const { command } of waiting) {
		if (command.type !== 'support.set') continue;
		if (command.on) pressed.add(command.note);
		else pressed.delete(command.note);
	}
	return pressed;
}

/** Where the シール lie, in the eyes of the person who placed them. */
export function votesNow(votes: Votes, waiting: Waiting): Votes {
	const placed = { ...votes };
	for (const { command } of waiting)
		if (command.type === 'vote.set') placed[command.combination] = command.count;
	return placed;
}

/** How many シール are left; those on a combination that has gone are free again. */
export function stickersLeft(budget: number, placed: Votes, there: readonly CombinationId[]): number {
	return budget - there.reduce((sum, id) => sum + (placed[id] ?? 0), 0);
}
