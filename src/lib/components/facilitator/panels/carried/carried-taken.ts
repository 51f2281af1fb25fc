import type { CarriedCombination, CarriedNote } from '#lib/board/carried.ts';
import type { Board, Combination, NoteId } from '#lib/board/model.ts';
import type { Known } from '#lib/components/facilitator/desk/known.ts';

type Words = Pick<CarriedNote, 'kind' | 'text'>;

/** 出しました: the same words lie on the board. A copy has an id and a number of its own. */
export function copyOf({ kind, text }: Words, board: Pick<Board, 'notes'>): NoteId | null {
	return board.notes.find((note) => note.kind === kind && note.text === text)?.id ?? null;
}

/** Papers that no combination brings along: each lies in the tray once. */
export function aloneOf({ notes, combinations }: Known['carried']): readonly CarriedNote[] {
	const together = new Set(combinations.flatMap((each) => each.notes.map(({ id }) => id)));
	return notes.filter(({ id }) => !together.has(id));
}

/** The same idea, with all of the same papers. */
export function isCombined({ idea, notes }: CarriedCombination, board: Pick<Board, 'combinations'>): boolean {
	return board.combinations.some(
		(each) => each.idea === idea && notes.every((note) => copyOf(note, { notes: papersOf(each) }) !== null)
	);
}

const papersOf = ({ komatta, mottainai, groups }: Combination) => [
	...komatta,
	...mottainai,
	...groups.flatMap(({ notes }) => notes)
];
