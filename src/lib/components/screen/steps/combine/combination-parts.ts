/** One line where it fits, else several, and further pages instead of cut text. */
import type { Combination } from '#lib/board/model.ts';
import { sidesOf } from '#lib/board/combining/combination-sides.ts';
import { linePages, linesOf } from '#lib/components/screen/layout/lay-out.ts';
import { partsOf } from '#lib/components/screen/layout/note-parts.ts';

export interface CombinationPart {
	readonly combination: Combination;
	/** The number in 案 3. */
	readonly number: number;
	/** Only its last page has it: 確認すること are derived from it. */
	readonly whole: Combination | null;
}

/** One side alone has the place of the other beside it only while it is being picked. */
export function standsInOneLine(combination: Combination, width: number): boolean {
	const { komatta, mottainai } = sidesOf(combination);
	return komatta.length > 0 && mottainai.length > 0 && fitsInOneLine(combination, width);
}

/** At the smallest letters a card holds about five lines, and a side two notes. */
export function fitsInOneLine(combination: Combination, width: number): boolean {
	const { komatta, mottainai } = sidesOf(combination);
	const beside = (width * 0.27 - 170) / 50;
	if (beside < 5) return false;
	const fits = (texts: readonly { text: string }[]) =>
		texts.length <= 2 && texts.reduce((sum, { text }) => sum + linesOf(text, beside) + 0.5, 0) <= 6;
	return fits(komatta) && fits(mottainai) && linesOf(combination.idea, (width * 0.36 - 170) / 52) <= 5;
}

/** A page holds nine lines; 確認すること may need the last. */
const mostLines = 7;

/** `width` lies between the margins, in 1/1080 of the screen height. */
export function combinationParts(combination: Combination, number: number, width: number): CombinationPart[] {
	if (standsInOneLine(combination, width)) return [{ combination, number, whole: combination }];
	const perLine = ((width - 64) / 48 - 6) * 0.88;
	const idea = linesOf(combination.idea, perLine);
	const most = Math.max(2, mostLines - idea);
	const papers = [...combination.komatta, ...combination.mottainai].flatMap((note) =>
		partsOf(note.text, { perLine, lines: most }).map((text) => ({ ...note, text }))
	);
	const pages = linePages(papers, ({ text }) => linesOf(text, perLine), most - combination.groups.length);
	if (pages.length <= 1) return [{ combination, number, whole: combination }];
	return pages.map((page, i) => ({
		combination: {
			...combination,
			komatta: page.filter(({ kind }) => kind === 'komatta'),
			mottainai: page.filter(({ kind }) => kind === 'mottainai')
		},
		number,
		whole: i === pages.length - 1 ? combination : null
	}));
}
