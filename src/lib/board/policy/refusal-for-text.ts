import type { Refusal } from './refusals.ts';
import { isBlank, lengthOf, maxText } from '#lib/board/text/text.ts';

/** A family emoji of four is 11 code units; nothing that people write needs more than this. */
const marksPerCharacter = 16;

/** What a phone asks before it says 出す, and the server asks again (N1, N2). */
export function refusalForText(text: string): Refusal | null {
	return isBlank(text) ? 'text_empty' : refusalForLength(text);
}

export function refusalForLength(text: string): Refusal | null {
	// One "character" may hide any number of combining marks: those are bounded too.
	const tooLong = text.length > maxText * marksPerCharacter || lengthOf(text) > maxText;
	return tooLong ? 'text_too_long' : null;
}
