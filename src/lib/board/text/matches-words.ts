import { folded } from './folding.ts';

/** For searching only, never for display. */
const forFinding = (text: string): string =>
	folded(text)
		.plain.toLowerCase()
		.replace(/[ァ-ヶヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
		.replace(/[-\u2010-\u2015\u2212]/g, 'ー')
		.replace(/\s/g, '');

/** An empty search matches everything. */
export function matchesWords(texts: string | readonly string[], asked: string): boolean {
	const readable = [texts].flat().map(forFinding);
	return folded(asked)
		.plain.split(/\s+/)
		.map(forFinding)
		.every((word) => readable.some((text) => text.includes(word)));
}
