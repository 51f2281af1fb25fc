/** How 組み合わせ stand on the wall: one line where it fits, else lines, and further pages rather than a cut. */
import type { Combination } from '#lib/board/model.ts';
import { sidesOf } from '#lib/components/board/combination-sides.ts';
import { linePages, linesOf } from './lay-out.ts';

export interface CombinationPart {
	readonly combination: Combination;
	/** What the room calls it: 案 3. */
	readonly number: number;
	/** On its last page: everything, for what is to be checked. */
	readonly whole: Combination | null;
}

/** Three cards side by side, with the smallest letters: five lines each, and no more than two papers on a side. */
export function standsInOneLine(combination: Combination, room: number): boolean {
	const { komatta, mottainai } = sidesOf(combination);
	const beside = (room * 0.27 - 170) / 50;
	if (beside < 5) return false;
	const fits = (texts: readonly { text: string }[]) =>
		texts.length <= 2 && texts.reduce((sum, { text }) => sum + linesOf(text, beside) + 0.5, 0) <= 6;
	return fits(komatta) && fits(mottainai) && linesOf(combination.idea, (room * 0.36 - 170) / 52) <= 5;
}

/** Nine lines stand on a page, the last of which may be taken by 確認すること. */
const mostLines = 7;

export function combinationParts(combination: Combination, number: number, room: number): CombinationPart[] {
	if (standsInOneLine(combination, room)) return [{ combination, number, whole: combination }];
	const perLine = (room - 64) / 50;
	const notes = [...combination.komatta, ...combination.mottainai];
	const idea = Math.ceil(linesOf(combination.idea, perLine * 0.9));
	const sides = notes.map((note) => ({ note, lines: linesOf(note.text, perLine - 6) }));
	const all = sides.reduce((sum, { lines }) => sum + lines, 0) + idea + combination.groups.length;
	if (all <= mostLines) return [{ combination, number, whole: combination }];
	const only = (ids: readonly string[]) => ({
		...combination,
		komatta: combination.komatta.filter(({ id }) => ids.includes(id)),
		mottainai: combination.mottainai.filter(({ id }) => ids.includes(id))
	});
	const pages = linePages(sides, ({ lines }) => lines, mostLines - idea);
	return pages.map((page, i) => ({
		combination: only(page.map(({ note }) => note.id)),
		number,
		whole: i === pages.length - 1 ? combination : null
	}));
}
