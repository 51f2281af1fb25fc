import type { CarriedCombination, CarriedNote, CarriedOver } from '#lib/board/carried.ts';
import type { Board, Combination, NoteId } from '#lib/board/model.ts';

type Words = Pick<CarriedNote, 'kind' | 'text'>;

/**
 * Returns the id of the note on the board with the same words (出しました), or null. A copy has its own
 * id and number, so only the words can be compared.
 */
export function copyOf({ kind, text }: Words, board: Pick<Board, 'notes'>): NoteId | null {
	return board.notes.find((note) => note.kind === kind && note.text === text)?.id ?? null;
}

/** The notes that are in no combination, so that the tray shows each note once. */
export function aloneOf({ notes, combinations }: CarriedOver): readonly CarriedNote[] {
	const together = new Set(combinations.flatMap((each) => each.notes.map(({ id }) => id)));
	return notes.filter(({ id }) => !together.has(id));
}

/** Whether the board has a combination with the same idea and all of the same notes. */
export function isCombined({ idea, notes }: CarriedCombination, board: Pick<Board, 'combinations'>): boolean {
	return board.combinations.some(
		(each) => each.idea === idea && notes.every((note) => copyOf(note, { notes: notesOf(each) }) !== null)
	);
}

const notesOf = ({ komatta, mottainai, groups }: Combination) => [
	...komatta,
	...mottainai,
	...groups.flatMap(({ notes }) => notes)
];
