import type { Refusal } from './refusals.ts';
import { isBlank, lengthOf, maxText } from '#lib/board/text/text.ts';

/** A family emoji of four has 11 UTF-16 units. */
const marksPerCharacter = 16;
/** No text of a note has more UTF-16 units, however few characters they make. */
export const maxUnits = maxText * marksPerCharacter;

/** A phone checks it before it offers 出す (N1, N2). */
export function refusalForText(text: string): Refusal | null {
	return isBlank(text) ? 'text_empty' : refusalForLength(text);
}

export const refusalForLength = (text: string): Refusal | null =>
	isLonger(text, maxText) ? 'text_too_long' : null;

/** One grapheme may contain any number of combining marks: the units are looked at first. */
export const isLonger = (text: string, most: number): boolean =>
	text.length > most * marksPerCharacter || lengthOf(text) > most;
