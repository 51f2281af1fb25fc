import { folded } from './folding.ts';

/**
 * Width, case, katakana, blanks and dashes say nothing about what was meant. Only for finding: what is shown stays as it
 * was written.
 */
const forFinding = (text: string): string =>
	folded(text)
		.plain.toLowerCase()
		.replace(/[ァ-ヶヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
		.replace(/[-\u2010-\u2015\u2212]/g, 'ー')
		.replace(/\s/g, '');

/** Every word that was asked for is in one of the texts. Nothing asked: everything matches. */
export function matchesWords(texts: string | readonly string[], asked: string): boolean {
	const readable = [texts].flat().map(forFinding);
	return folded(asked)
		.plain.split(/\s+/)
		.map(forFinding)
		.every((word) => readable.some((text) => text.includes(word)));
}
