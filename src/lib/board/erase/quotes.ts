/** Where the words of an erased note are repeated (E3): in a title, an idea, a line of 会議録. */
import type { Note, NoteId } from '#lib/board/model.ts';

/** Shorter words are everybody's: 「雪かき」 in a title quotes nobody. */
const leastAlone = 4;
/** So many characters in a row are a quotation, also inside a longer line. */
const leastWithin = 8;

/** Blanks and line ends change when words are copied from a paper into a line. */
export const squeezed = (text: string) => text.replace(/\s+/gu, '');

/** True for a text that repeats one of these; `words` are those of whole notes. */
export type Repeats = (text: string) => boolean;

export function repeatsOf(words: readonly string[]): Repeats {
	const sought = words.map(squeezed).filter((each) => lengthOf(each) >= leastAlone);
	return (text) => {
		const plain = squeezed(text);
		return sought.some((each) => plain === each || (lengthOf(each) >= leastWithin && plain.includes(each)));
	};
}

/** What another note on the board says too is not only the erased one's: it stays where it stands. */
export function saidByNobodyElse(words: string, note: NoteId, notes: readonly Note[]): boolean {
	const plain = squeezed(words);
	return !notes.some(({ id, text }) => id !== note && squeezed(text) === plain);
}

const lengthOf = (text: string) => Array.from(text).length;
