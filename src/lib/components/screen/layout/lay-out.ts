import { lengthOf } from '#lib/board/text/text.ts';

/** A page of the projector: so many columns and rows of cards. */
export interface Grid {
	readonly columns: number;
	readonly rows: number;
}

/** How many cells a card takes. One that is higher than a row is as wide as the page. */
export interface CardSize {
	readonly width: number;
	readonly height: number;
}

export interface Placed<T> extends CardSize {
	readonly item: T;
	/** From 1, as CSS counts. */
	readonly column: number;
	readonly row: number;
}

/** Lines that a text takes where a line holds so many full letters. An empty line is a line too. */
export function linesOf(text: string, perLine: number): number {
	const whole = Math.max(1, perLine);
	return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / whole)), 0);
}

/**
 * In full letters: blanks are a quarter of one, Latin letters and digits little more than half, a picture is wider. Where
 * the letters of a device have no family, its members stand side by side.
 */
function widthOf(line: string): number {
	const blanks = line.split(' ').length - 1;
	const latin = line.match(/[!-~]/g)?.length ?? 0;
	const pictures = line.match(/\p{Extended_Pictographic}/gu)?.length ?? 0;
	const joined = line.match(/\u200d\p{Extended_Pictographic}/gu)?.length ?? 0;
	return lengthOf(line) - 0.75 * blanks - 0.4 * latin + 0.3 * pictures + joined;
}

/** Deals the cards out in order. What does not fit on a page begins the next one. */
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

/** Rows that a page makes use of: fewer rows are higher, and their letters larger. */
export const rowsUsed = (page: readonly Placed<unknown>[]): number =>
	Math.max(1, ...page.map(({ row, height }) => row + height - 1));

/**
 * The newest page, filled up with what the page before it shows in the rows not reached yet: a new card appears in its
 * place and no other card moves.
 */
export function newestOf<T>(pages: readonly (readonly Placed<T>[])[]): readonly Placed<T>[] {
	const last = pages.at(-1) ?? [];
	const reached = rowsUsed(last);
	return [...(pages.at(-2) ?? []).filter(({ row }) => row > reached), ...last];
}

/** Pages of lines of uneven height: `heightOf` and `height` in the same unit. */
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
