import type { Note, NoteId } from '#lib/board/model.ts';

/** Shorter texts are common words: 「雪かき」 in a title quotes no note. */
const leastAlone = 4;
/** A note this long is also found inside a longer text. */
const leastWithin = 8;

/** Copying a note into a single line changes spaces and line ends. */
export const squeezed = (text: string) => text.replace(/\s+/gu, '');

export type Repeats = (text: string) => boolean;

export function repeatsOf(words: readonly string[]): Repeats {
	const sought = words.map(squeezed).filter((each) => lengthOf(each) >= leastAlone);
	return (text) => {
		const plain = squeezed(text);
		return sought.some((each) => plain === each || (lengthOf(each) >= leastWithin && plain.includes(each)));
	};
}

/** Such words are not only the erased note's, so they stay (E3). */
export function saidByNobodyElse(words: string, note: NoteId, notes: readonly Note[]): boolean {
	const plain = squeezed(words);
	return !notes.some(({ id, text }) => id !== note && squeezed(text) === plain);
}

const lengthOf = (text: string) => Array.from(text).length;
