/** One loose note at a time (まとめる): the same note is large on the projector and on the laptop. */
import type { Board, Note, NoteId } from './model.ts';

type Loose = Pick<Board, 'notes' | 'ungrouped' | 'spotlight'>;

/**
 * The chosen note while it is loose, else the next loose one by number, from the top again after the last. So filing
 * a note brings the next one everywhere, without asking anybody. Null: nothing is loose.
 */
export function spotlightNote({ notes, ungrouped, spotlight }: Loose): Note | null {
	const chosen = ungrouped.find(({ id }) => id === spotlight);
	if (chosen) return chosen;
	const filed = notes.find(({ id }) => id === spotlight)?.number ?? 0;
	return ungrouped.find(({ number }) => number > filed) ?? ungrouped[0] ?? null;
}

/** あとで (1) and まえ (-1): the loose note beside this one, round and round. Null: there is no other. */
export function looseBeside({ ungrouped }: Pick<Board, 'ungrouped'>, id: NoteId, by: 1 | -1): Note | null {
	const at = ungrouped.findIndex((note) => note.id === id);
	const beside = at < 0 ? null : ungrouped.at((at + by) % ungrouped.length);
	return beside && beside.id !== id ? beside : null;
}
