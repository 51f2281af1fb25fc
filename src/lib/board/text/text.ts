/** Keeps one paste from filling the projector screen (N2). */
export const maxText = 500;
/** めやす for the projector screen, never a limit (N2). */
export const guidelineLength = 40;

/** Word writes U+000B for a soft line end, other programs U+2028. */
export const lineEnds = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
// C0 and C1 controls except the line feed, and marks that override the reading direction.
// eslint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
// With `u` a pair is one character, so only lone halves match.
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * Removes what a screen or a database cannot hold; cleaning twice changes nothing, so phone and
 * server agree on the text.
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

export const cleanLine = (raw: string): string => cleanText(raw).replace(/\n+/g, ' ');

/** Missing in some browsers of the last five years. */
const graphemes = 'Segmenter' in Intl ? new Intl.Segmenter('ja', { granularity: 'grapheme' }) : null;

/** As a person counts (字数): a family emoji is one character. */
export function lengthOf(text: string): number {
	if (!graphemes) return Array.from(text).length;
	let count = 0;
	for (const _ of graphemes.segment(text)) count += 1;
	return count;
}

/** Clean the result: input cut elsewhere may end in a half. */
export function cutText(text: string, most: number): string {
	if (text.length <= most) return text; // a character has at least one unit
	if (!graphemes) return Array.from(text).slice(0, most).join('');
	let count = 0;
	for (const { index } of graphemes.segment(text)) {
		if (count === most) return text.slice(0, index);
		count += 1;
	}
	return text;
}

/** Only joiners, fillers and spaces would show as an empty note. */
export function isBlank(text: string): boolean {
	return text.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '') === '';
}
