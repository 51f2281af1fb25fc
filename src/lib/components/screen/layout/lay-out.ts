import { lengthOf } from '#lib/board/text/text.ts';

export interface Grid {
	readonly columns: number;
	readonly rows: number;
}

/** A card higher than one row is as wide as the page. */
export interface CardSize {
	readonly width: number;
	readonly height: number;
}

export interface Placed<T> extends CardSize {
	readonly item: T;
	/** 1-based, like the grid lines of CSS. */
	readonly column: number;
	readonly row: number;
}

/** `perLine` is in full-width letters; an empty line counts. */
export function linesOf(text: string, perLine: number): number {
	const whole = Math.max(1, perLine);
	return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / whole)), 0);
}

/**
 * In full-width letters. Emoji joined by ZWJ count one by one, because a font may draw them side by
 * side.
 */
function widthOf(line: string): number {
	const blanks = line.split(' ').length - 1;
	const latin = line.match(/[!-~]/g)?.length ?? 0;
	const pictures = line.match(/\p{Extended_Pictographic}/gu)?.length ?? 0;
	const joined = line.match(/\u200d\p{Extended_Pictographic}/gu)?.length ?? 0;
	return lengthOf(line) - 0.75 * blanks - 0.4 * latin + 0.3 * pictures + joined;
}

/** A card that does not fit on a page begins the next one. */
export function layOut<T>(items: readonly T[], sizeOf: (item: T) => CardSize, grid: Grid): Placed<T>[][] {
	const pages: Placed<T>[][] = [];
	let page: Placed<T>[] = [];
	let column = 1;
	let row = 1;
	for (const item of items) {
		const { width, height } = sizeOf(item);
		if (column + width - 1 > grid.columns) {
			column = 1;
			row += 1;
		}
		if (row + height - 1 > grid.rows) {
			pages.push(page);
			page = [];
			column = 1;
			row = 1;
		}
		page.push({ item, column, row, width, height });
		if (width === grid.columns) row += height;
		else column += width;
	}
	return page.length > 0 ? [...pages, page] : pages;
}

/** Fewer rows are higher and have larger letters. */
export const rowsUsed = (page: readonly Placed<unknown>[]): number =>
	Math.max(1, ...page.map(({ row, height }) => row + height - 1));

/** Rows not reached yet keep the cards of the page before, so that a new card moves no other. */
export function newestOf<T>(pages: readonly (readonly Placed<T>[])[]): readonly Placed<T>[] {
	const last = pages.at(-1) ?? [];
	const reached = rowsUsed(last);
	return [...(pages.at(-2) ?? []).filter(({ row }) => row > reached), ...last];
}

/** `heightOf` and `height` use the same unit. */
export function linePages<T>(items: readonly T[], heightOf: (item: T) => number, height: number): T[][] {
	const pages: T[][] = [];
	let left = 0;
	for (const item of items) {
		const needed = heightOf(item);
		if (pages.length === 0 || needed > left) {
			pages.push([]);
			left = height;
		}
		pages.at(-1)?.push(item);
		left -= needed;
	}
	return pages;
}
