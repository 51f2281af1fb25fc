import type { Board, Kind } from '#lib/board/model.ts';
import type { PrivateNote } from '#lib/board/private-views.ts';
import { samplesArriving } from '#lib/words/sample-notes.ts';

interface Arrival {
	readonly kind: Kind;
	readonly text: string;
}

/**
 * The next sample note of a rehearsal (練習), while its kind is being written. What is there already,
 * perhaps from another laptop, does not come again, nor what was taken away here.
 */
export function nextArrival(
	{ phase, agenda, position, notes }: Pick<Board, 'phase' | 'agenda' | 'position' | 'notes'>,
	hidden: readonly Pick<PrivateNote, 'text'>[],
	posted: readonly string[]
): Arrival | null {
	const item = agenda[position];
	if (phase !== 'open' || item?.step !== 'write') return null;
	const there = new Set([...[...notes, ...hidden].map(({ text }) => text), ...posted]);
	const next = samplesArriving.find(({ kind, words }) => kind === (item.kind ?? kind) && !there.has(words()));
	return next ? { kind: next.kind, text: next.words() } : null;
}
