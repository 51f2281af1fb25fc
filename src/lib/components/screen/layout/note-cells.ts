/** Cells for 付箋 on the wall, in units of 1/1080 of its height. */
import type { Note } from '#lib/board/model.ts';
import { layOut, linesOf, type CardSize, type Grid, type Placed } from './lay-out.ts';
import { contentHeight } from './wall.ts';

/** A note, or a part of one that is longer than a whole page. */
export interface Sheet {
	readonly id: string;
	readonly note: Note;
	readonly text: string;
}

/** Letters in a line, and lines. */
export interface Space {
	readonly perLine: number;
	readonly lines: number;
}

export const gaps = { across: 24, down: 20 };
/** The smallest letters that are read from the back row; what fits with these may be drawn larger. */
const letters = 48;
const strip = 104;
/** Phrases are kept together, so lines are seldom full. */
const filled = 0.88;

/** How much a card of this size holds: letters in a line, and lines. */
export function cellRoom({ width, height }: CardSize, { columns, rows }: Grid, room: number): Space {
	const cell = (room - gaps.across * (columns - 1)) / columns;
	const row = (contentHeight - gaps.down * (rows - 1)) / rows;
	const inside = cell * width + gaps.across * (width - 1) - strip - 1.2 * letters;
	const high = row * height + gaps.down * (height - 1) - 0.2 * letters;
	return {
		perLine: Math.floor((inside / letters) * filled),
		lines: Math.floor(high / (1.3 * letters))
	};
}

/** The smallest size that holds the text: first wider, then higher. */
export function noteSize(text: string, grid: Grid, room: number): CardSize {
	const wider = Array.from({ length: grid.columns }, (_, i) => ({ width: i + 1, height: 1 }));
	const higher = Array.from({ length: grid.rows - 1 }, (_, i) => ({ width: grid.columns, height: i + 2 }));
	const whole = { width: grid.columns, height: grid.rows };
	return [...wider, ...higher].find((size) => holds(text, cellRoom(size, grid, room))) ?? whole;
}

const holds = (text: string, { perLine, lines }: Space) => linesOf(text, perLine) <= lines;

/** Never cut, never smaller: what no page holds goes on as a further sheet with the same number. */
export function sheetsOf(note: Note, grid: Grid, room: number): Sheet[] {
	const parts = partsOf(note.text, cellRoom({ width: grid.columns, height: grid.rows }, grid, room));
	return parts.map((text, i) => ({ id: parts.length === 1 ? note.id : `${note.id}-${i}`, note, text }));
}

/** The text in parts that each fit; put together again they are the text. */
export function partsOf(text: string, space: Space): string[] {
	if (holds(text, space)) return [text];
	const parts: string[] = [];
	let part = '';
	for (const letter of Array.from(text)) {
		if (part !== '' && !holds(part + letter, space)) {
			parts.push(part);
			part = '';
		}
		part += letter;
	}
	return [...parts, part];
}

/** 3 × 4 where the words are short enough for it, else 2 × 4; one below the other on 4 : 3. At most twelve. */
export function notePages(
	notes: readonly Note[],
	{ room, columns }: { room: number; columns: readonly number[] }
): { grid: Grid; pages: Placed<Sheet>[][] } {
	const ways = columns.map((count) => {
		const grid = { columns: count, rows: 4 };
		const sheets = notes.flatMap((note) => sheetsOf(note, grid, room));
		return { grid, pages: layOut(sheets, ({ text }) => noteSize(text, grid, room), grid) };
	});
	return ways.reduce((best, way) => (way.pages.length < best.pages.length ? way : best));
}
