import { oldCharacters } from './old-characters.ts';

/** Standardized, Mongolian and ideographic ones. NFKC keeps them. */
const variationSelectors = /[\u180b-\u180d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
/** Also those that have no width. */
const blanks = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const dashes = /[\u2010-\u2015\u2212]/gu;
/** ァ to ヶ, and the marks of repetition. */
const katakana = /[\u30a1-\u30f6\u30fd\u30fe]/gu;
/** 霞ヶ関, 霞ケ関: one place. Both are hiragana by then. */
const smallKe = /[\u3095\u3096]/gu;

const hiraganaOf = (letter: string) => String.fromCodePoint(letter.codePointAt(0)! - 0x60);

/**
 * How text is compared when people look for something: width, kana, blanks, 旧字, variation selectors and case make
 * no difference. It is never stored or shown.
 */
export const fold = (text: string): string =>
	Array.from(
		text.normalize('NFKC').replace(variationSelectors, ''),
		(letter) => oldCharacters.get(letter) ?? letter
	)
		.join('')
		.toLowerCase()
		.replace(blanks, '')
		.replace(dashes, '-')
		.replace(katakana, hiraganaOf)
		.replace(smallKe, (letter) => (letter === '\u3095' ? 'か' : 'け'));

/** Whether every word of the question stands in one of the texts. Nothing asked: everything is found. */
export function isFound(question: string, texts: readonly string[]): boolean {
	const folded = texts.map(fold);
	return question
		.split(/\s+/u)
		.map(fold)
		.every((word) => folded.some((text) => text.includes(word)));
}
