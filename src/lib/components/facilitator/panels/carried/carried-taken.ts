import type { CarriedCombination, CarriedNote, CarriedOver } from '#lib/board/carried.ts';
import type { Board, Combination, NoteId } from '#lib/board/model.ts';

type Words = Pick<CarriedNote, 'kind' | 'text'>;

/** A copy has its own id and number, so only the words can be compared (出しました). */
export function copyOf({ kind, text }: Words, board: Pick<Board, 'notes'>): NoteId | null {
	return board.notes.find((note) => note.kind === kind && note.text === text)?.id ?? null;
}

/** Leaves out combined notes, so that the tray shows each note once. */
export function aloneOf({ notes, combinations }: CarriedOver): readonly CarriedNote[] {
	const together = new Set(combinations.flatMap((each) => each.notes.map(({ id }) => id)));
	return notes.filter(({ id }) => !together.has(id));
}

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
