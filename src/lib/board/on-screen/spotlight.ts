import type { Board, Note, NoteId } from '#lib/board/model.ts';

type Loose = Pick<Board, 'notes' | 'ungrouped' | 'spotlight'>;

/**
 * The chosen note while it is ungrouped, else the next by number, so that grouping a note advances
 * every client without a request.
 */
export function spotlightNote({ notes, ungrouped, spotlight }: Loose): Note | null {
	const chosen = ungrouped.find(({ id }) => id === spotlight);
	if (chosen) return chosen;
	const filed = notes.find(({ id }) => id === spotlight)?.number ?? 0;
	return ungrouped.find(({ number }) => number > filed) ?? ungrouped[0] ?? null;
}

/** あとで is 1, まえ is -1; wraps around. */
export function looseBeside({ ungrouped }: Pick<Board, 'ungrouped'>, id: NoteId, by: 1 | -1): Note | null {
	const at = ungrouped.findIndex((note) => note.id === id);
	const beside = at < 0 ? null : ungrouped.at((at + by) % ungrouped.length);
	return beside && beside.id !== id ? beside : null;
}
