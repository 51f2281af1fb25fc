import { lengthOf } from '#lib/board/text.ts';

/** A page of the projector: so many columns and rows of cards. */
export interface Grid {
	readonly columns: number;
	readonly rows: number;
	/** How many characters one cell holds at the smallest size that the last row reads. */
	readonly perCell: number;
}

export interface Placed<T> {
	readonly item: T;
	/** From 1, as CSS counts. */
	readonly column: number;
	readonly row: number;
	readonly width: number;
	readonly height: number;
}

/** A longer text takes the whole row, a very long one several rows, never a cut. */
function sizeOf(text: string, { columns, rows, perCell }: Grid): { width: number; height: number } {
	const length = lengthOf(text) + 6 * (text.split('\n').length - 1);
	if (length <= perCell) return { width: 1, height: 1 };
	const perRow = perCell * columns * 1.1; // one strip less to draw
	return { width: columns, height: Math.min(rows, Math.ceil(length / perRow)) };
}

/** Deals the cards out in order. What does not fit on a page begins the next one. */
export function layOut<T>(items: readonly T[], textOf: (item: T) => string, grid: Grid): Placed<T>[][] {
	const pages: Placed<T>[][] = [];
	let page: Placed<T>[] = [];
	let column = 1;
	let row = 1;
	for (const item of items) {
		const { width, height } = sizeOf(textOf(item), grid);
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
		else column += 1;
	}
	return page.length > 0 ? [...pages, page] : pages;
}

/**
 * The newest page, filled up with what the page before it shows in the rows not reached yet: a new card appears in its
 * place and no other card moves.
 */
export function newestOf<T>(pages: readonly (readonly Placed<T>[])[]): readonly Placed<T>[] {
	const last = pages.at(-1) ?? [];
	const reached = Math.max(0, ...last.map(({ row, height }) => row + height - 1));
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
