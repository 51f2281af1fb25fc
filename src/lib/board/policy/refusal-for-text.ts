import type { Refusal } from './refusals.ts';
import { isBlank, lengthOf, maxText } from '#lib/board/text/text.ts';

/** A family emoji of four has 11 UTF-16 units. */
const marksPerCharacter = 16;

/** A phone checks it before it offers 出す (N1, N2). */
export function refusalForText(text: string): Refusal | null {
	return isBlank(text) ? 'text_empty' : refusalForLength(text);
}

export function refusalForLength(text: string): Refusal | null {
	// One grapheme may contain any number of combining marks.
	const tooLong = text.length > maxText * marksPerCharacter || lengthOf(text) > maxText;
	return tooLong ? 'text_too_long' : null;
}
