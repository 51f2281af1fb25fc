/** Finds text that repeats an erased note (E3): in a title, an idea or a line of the minutes. */
import type { Note, NoteId } from '#lib/board/model.ts';

/** Shorter texts are common words: 「雪かき」 in a title quotes no note. */
const leastAlone = 4;
/** A note of this many characters is also found inside a longer text. */
const leastWithin = 8;

/** Spaces and line ends change when text is copied from a note into a single line. */
export const squeezed = (text: string) => text.replace(/\s+/gu, '');

/** Returns true for a text that repeats one of the notes it was made for. */
export type Repeats = (text: string) => boolean;

export function repeatsOf(words: readonly string[]): Repeats {
	const sought = words.map(squeezed).filter((each) => lengthOf(each) >= leastAlone);
	return (text) => {
		const plain = squeezed(text);
		return sought.some((each) => plain === each || (lengthOf(each) >= leastWithin && plain.includes(each)));
	};
}

/** What another note on the board says too is not only the erased note's text, so it stays (E3). */
export function saidByNobodyElse(words: string, note: NoteId, notes: readonly Note[]): boolean {
	const plain = squeezed(words);
	return !notes.some(({ id, text }) => id !== note && squeezed(text) === plain);
}

const lengthOf = (text: string) => Array.from(text).length;
