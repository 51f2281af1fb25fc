/** What people type, made safe to store without changing what they said (N1, N2). */

/** Never reached by a note on a card; it keeps one paste from filling the wall (N2). */
export const maxText = 500;
/** めやす: what still reads well on the wall. A guide, never a limit. */
export const guideText = 40;

/** Whatever Unicode calls a line end: Word puts U+000B for a soft one, other programs U+2028. */
export const lineEnds = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
// C0 and C1 controls but for the line feed; marks that turn the reading direction of what follows them.
// eslint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
// In Unicode mode a pair is one character, so this matches lone halves only (look-behind is missing on older phones).
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * The text without what a screen or a database cannot hold: control characters, direction overrides and halves of
 * characters. Cleaning twice changes nothing, so phone and server agree on what was sent.
 */
export function cleanText(raw: string): string {
	return raw
		.replace(lineEnds, '\n')
		.replace(/\t/g, ' ')
		.replace(loneSurrogate, '')
		.replace(unwanted, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** The same for what has one line, a name or a title: a pasted line end is a blank. */
export const cleanLine = (raw: string): string => cleanText(raw).replace(/\n+/g, ' ');

/** Missing in some browsers of the last five years. */
const graphemes = 'Segmenter' in Intl ? new Intl.Segmenter('ja', { granularity: 'grapheme' }) : null;

/** 字数 as a person counts them: a family emoji is one. */
export function lengthOf(text: string): number {
	if (!graphemes) return Array.from(text).length;
	let count = 0;
	for (const _ of graphemes.segment(text)) count += 1;
	return count;
}

/** At most so many 字数, never half of one. To be cleaned after it: what is cut from outside may end in half a character. */
export function cutText(text: string, most: number): string {
	if (text.length <= most) return text; // no letter has less than one unit: nearly every text ends here
	if (!graphemes) return Array.from(text).slice(0, most).join('');
	let count = 0;
	for (const { index } of graphemes.segment(text)) {
		if (count === most) return text.slice(0, index);
		count += 1;
	}
	return text;
}

/** A text of nothing but joiners, fillers and blanks shows as an empty card. */
export function isBlank(text: string): boolean {
	return text.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '') === '';
}
