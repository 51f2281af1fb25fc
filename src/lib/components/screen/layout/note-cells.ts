/** In units of 1/1080 of the screen height. */
import type { Note } from '#lib/board/model.ts';
import { layOut, linesOf, type CardSize, type Grid, type Placed } from './lay-out.ts';
import { contentHeight } from './wall.ts';

/** A note, or a part of one that is longer than a page. */
export interface Sheet {
	readonly id: string;
	readonly note: Note;
	readonly text: string;
}

/** Room for full-width letters per line, and lines. */
export interface Space {
	readonly perLine: number;
	readonly lines: number;
}

const gaps = { across: 24, down: 20 };
/** Smaller letters cannot be read from the back row. */
const letters = 48;
const strip = 104;
/** Lines are rarely full, because phrases are not broken. */
const filled = 0.88;

/** `room` is the width of the content area. */
function cellRoom({ width, height }: CardSize, { columns, rows }: Grid, room: number): Space {
	const cell = (room - gaps.across * (columns - 1)) / columns;
	const row = (contentHeight - gaps.down * (rows - 1)) / rows;
	const inside = cell * width + gaps.across * (width - 1) - strip - 1.2 * letters;
	const high = row * height + gaps.down * (height - 1) - 0.2 * letters;
	return {
		perLine: Math.floor((inside / letters) * filled),
		lines: Math.floor(high / (1.3 * letters))
	};
}

/** A card grows first wider, then higher. */
export function noteSize(text: string, grid: Grid, room: number): CardSize {
	const wider = Array.from({ length: grid.columns }, (_, i) => ({ width: i + 1, height: 1 }));
	const higher = Array.from({ length: grid.rows - 1 }, (_, i) => ({ width: grid.columns, height: i + 2 }));
	const whole = { width: grid.columns, height: grid.rows };
	return [...wider, ...higher].find((size) => holds(text, cellRoom(size, grid, room))) ?? whole;
}

const holds = (text: string, { perLine, lines }: Space) => linesOf(text, perLine) <= lines;

/** Text is never cut or shrunk: it continues on another sheet with the same number. */
export function sheetsOf(note: Note, grid: Grid, room: number): Sheet[] {
	return sheetsOfText(note, cellRoom({ width: grid.columns, height: grid.rows }, grid, room));
}

export function sheetsOfText(note: Note, space: Space): Sheet[] {
	const parts = partsOf(note.text, space);
	return parts.map((text, i) => ({ id: parts.length === 1 ? note.id : `${note.id}-${i}`, note, text }));
}

/** Joined again the parts are the text. */
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

/** Uses the column count that needs the fewest pages. */
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
