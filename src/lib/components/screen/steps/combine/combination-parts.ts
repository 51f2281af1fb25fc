/** One line where it fits, else several, and further pages instead of cut text. */
import type { Combination } from '#lib/board/model.ts';
import {
	combinationSides,
	sidesOf,
	type Side,
	type SideItem
} from '#lib/board/combining/combination-sides.ts';
import { linePages, linesOf } from '#lib/components/screen/layout/lay-out.ts';
import { partsOf } from '#lib/components/screen/layout/note-parts.ts';
import { sideText } from '#lib/words/side-text.ts';

export interface CombinationPart {
	readonly combination: Combination;
	/** What this page shows of them. Where a group stands is decided by the whole idea. */
	readonly sides: Record<Side, readonly SideItem[]>;
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
	return fits(komatta) && fits(mottainai) && linesOf(combination.idea, (width * 0.3 - 150) / 52) <= 5;
}

/** A page holds nine lines; 確認すること may need the last. */
const mostLines = 7;

/** `width` lies between the margins, in 1/1080 of the screen height. */
export function combinationParts(combination: Combination, number: number, width: number): CombinationPart[] {
	const sides = sidesOf(combination);
	const one = [{ combination, sides, number, whole: combination }];
	if (standsInOneLine(combination, width)) return one;
	const perLine = ((width - 64) / 48 - 6) * 0.88;
	const most = Math.max(2, mostLines - linesOf(combination.idea, perLine));
	const papers = combinationSides.flatMap((side) =>
		sides[side].flatMap((item) =>
			partsOf(sideText(item), { perLine, lines: most }).map((text) => ({ side, item: { ...item, text } }))
		)
	);
	const pages = linePages(papers, ({ item }) => linesOf(sideText(item), perLine), most);
	if (pages.length <= 1) return one;
	return pages.map((page, i) => {
		const of = (side: Side) => page.filter((paper) => paper.side === side).map(({ item }) => item);
		return {
			combination,
			sides: { komatta: of('komatta'), mottainai: of('mottainai') },
			number,
			whole: i === pages.length - 1 ? combination : null
		};
	});
}
