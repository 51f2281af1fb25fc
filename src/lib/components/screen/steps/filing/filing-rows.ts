/** While the room files a note, all groups are on the screen at once. In units of 1/1080 of its height. */
import { linesOf } from '#lib/components/screen/layout/lay-out.ts';

interface Titled {
	readonly title: string;
}

export interface FilingPage<G> {
	readonly columns: number;
	readonly groups: readonly G[];
	/** The heights of the rows, in proportion to each other. */
	readonly rows: readonly number[];
}

interface Room {
	readonly width: number;
	readonly height: number;
	/** So many groups keep their place while others come. */
	readonly kept?: number;
}

/** More names cannot be searched while the room waits. */
const mostGroups = 12;
/** As long as there are no more, rows are higher, and the note above them too. */
const few = 6;
const gaps = { across: 20, down: 8 };
const letters = 48;
/** The border, and a hair of room. */
const edges = 8;
/** The number of the group, the border, and what is blank beside the title. */
const beside = 2.2 * letters + 6;
/** Lines are rarely full, because phrases are not broken. */
const filled = 0.9;

const heightOf = (lines: number) => 1.1 * letters * lines + edges;
const sum = (rows: readonly number[]) =>
	rows.reduce((all, row) => all + row, 0) + gaps.down * Math.max(0, rows.length - 1);

/** Uses the column count that needs the fewest pages, of the first if several do. */
export function filingPages<G extends Titled>(
	groups: readonly G[],
	room: Room,
	columns: readonly number[]
): FilingPage<G>[] {
	const ways = columns.map((count) => pagesOf(groups, room, count));
	return ways.reduce((best, way) => (way.length < best.length ? way : best));
}

export interface FilingRoom {
	/** The heights of the note and of all groups. */
	readonly note: number;
	readonly groups: number;
	/** Of the note, at the smallest letters. */
	readonly lines: number;
	/** The largest of the note. */
	readonly letters: number;
	readonly kept: number;
}

/** It is the same for every note, so that no group changes its place. */
export function filingRoom(groups: readonly Titled[], width: number, columns: readonly number[]): FilingRoom {
	const roomy = { note: 330, groups: 322, lines: 5, letters: 96, kept: few };
	const fits =
		groups.length <= few && filingPages(groups, { width, height: roomy.groups }, columns).length <= 1;
	return fits ? roomy : { note: 172, groups: 480, lines: 3, letters: 64, kept: mostGroups };
}

function pagesOf<G extends Titled>(groups: readonly G[], room: Room, columns: number): FilingPage<G>[] {
	const perLine = (((room.width - gaps.across * (columns - 1)) / columns - beside) / letters) * filled;
	const pages: { groups: G[]; lines: number[] }[] = [];
	for (let i = 0; i < groups.length; i += columns) {
		const row = groups.slice(i, i + columns);
		const lines = Math.max(...row.map(({ title }) => linesOf(title, perLine)));
		const page = pages.at(-1);
		const fits =
			page &&
			page.groups.length + row.length <= mostGroups &&
			sum([...page.lines, lines].map(heightOf)) <= room.height;
		if (fits) {
			page.groups.push(...row);
			page.lines.push(lines);
		} else pages.push({ groups: row, lines: [lines] });
	}
	return pages.map((page) => ({ columns, groups: page.groups, rows: rowsOf(page.lines, room, columns) }));
}

/** Room for the groups to come is kept where it can be, so that a new group moves no other. */
function rowsOf(lines: readonly number[], room: Room, columns: number): number[] {
	const count = Math.max(lines.length, Math.ceil((room.kept ?? mostGroups) / columns));
	const even = Array.from({ length: count }, () => heightOf(Math.max(...lines)));
	return sum(even) <= room.height ? even : lines.map(heightOf);
}
