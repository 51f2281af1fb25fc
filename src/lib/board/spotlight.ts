/** Shows one ungrouped note at a time (まとめる), the same on projector screen and laptop. */
import type { Board, Note, NoteId } from './model.ts';

type Loose = Pick<Board, 'notes' | 'ungrouped' | 'spotlight'>;

/**
 * Returns the chosen note while it is ungrouped, else the next ungrouped one by number, wrapping
 * around. Grouping a note thus advances every client without a request. Null if none is left.
 */
export function spotlightNote({ notes, ungrouped, spotlight }: Loose): Note | null {
	const chosen = ungrouped.find(({ id }) => id === spotlight);
	if (chosen) return chosen;
	const filed = notes.find(({ id }) => id === spotlight)?.number ?? 0;
	return ungrouped.find(({ number }) => number > filed) ?? ungrouped[0] ?? null;
}

/** Returns the next (あとで, 1) or previous (まえ, -1) ungrouped note, wrapping around, or null. */
export function looseBeside({ ungrouped }: Pick<Board, 'ungrouped'>, id: NoteId, by: 1 | -1): Note | null {
	const at = ungrouped.findIndex((note) => note.id === id);
	const beside = at < 0 ? null : ungrouped.at((at + by) % ungrouped.length);
	return beside && beside.id !== id ? beside : null;
}
