/** In units of 1/1080 of the screen height. */
import { countByKind } from '#lib/board/kinds.ts';
import { kinds, type Note } from '#lib/board/model.ts';
import { linesOf, type CardSize } from './lay-out.ts';
import { contentHeight } from './wall.ts';

interface Titled {
	readonly title: string;
	readonly notes: readonly Pick<Note, 'kind'>[];
}

/** Smaller letters cannot be read from the back row. */
const letters = 48;
/** Lines are rarely full, because phrases are not broken. */
const filled = 0.9;

/** The width of ▲困 12 ●も 3 in letters. */
export function countsWidth(notes: Titled['notes']): number {
	const counts = countByKind(notes);
	const widths = kinds.map((kind) => (counts[kind] > 0 ? 2.5 + 0.6 * String(counts[kind]).length : 0));
	return widths.reduce((sum, width) => sum + (sum > 0 && width > 0 ? 0.8 : 0) + width, 0);
}

const card = { rows: 3, across: 24, down: 20, border: 6, line: 1.2 * letters, behind: 12 };
/** The number of the group and what is blank beside it. */
const tag = (1.75 + 0.3 + 1) * letters;

/** The counts stand below the title. A card grows wider before the counts need a second line. */
export function groupCardSize({ title, notes }: Titled, columns: number, room: number): CardSize {
	const cell = (room - card.behind - card.across * (columns - 1)) / columns;
	const row = (contentHeight - card.behind - card.down * (card.rows - 1)) / card.rows;
	const holds = ({ width, height }: CardSize) => {
		const inside = (cell * width + card.across * (width - 1) - card.border - tag) / letters;
		const high = row * height + card.down * (height - 1) - card.border - 0.4 * letters;
		const counts = countsWidth(notes) <= inside ? 1 : 2;
		return (linesOf(title, inside * filled) + counts) * card.line <= high;
	};
	const wider = Array.from({ length: columns }, (_, i) => ({ width: i + 1, height: 1 }));
	const higher = [2, 3].map((height) => ({ width: columns, height }));
	return [...wider, ...higher].find(holds) ?? { width: columns, height: card.rows };
}

const list = { gap: 10, border: 6, line: 1.15 * letters };

/** The counts stand beside the title. Returns how many of the rows in `height` the group needs. */
export function groupRowHeight({ title, notes }: Titled, rows: number, room: Room): number {
	const row = (room.height - list.gap * (rows - 1)) / rows;
	const beside = (room.width - list.border) / letters - 3.2 - countsWidth(notes);
	const high = linesOf(title, beside * filled) * list.line + list.border;
	return Math.min(rows, Math.max(1, Math.ceil((high + list.gap) / (row + list.gap))));
}

interface Room {
	readonly width: number;
	readonly height: number;
}
