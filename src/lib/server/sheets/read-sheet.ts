/** Finds the heading of a table, and which column is what. */
import { cleanText } from '#lib/board/text/text.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { Table, TableRow } from '../import/table.ts';
import { foldName } from './cells/fold-name.ts';
import { mostSheetRows } from './limits.ts';
import type { ColumnWords, Problem } from './sheet-kind.ts';
import { plainCell } from './cells/safe-cells.ts';

export interface SheetRow {
	readonly number: number;
	/** By key of the column. A column that the file does not have is not there. */
	readonly cells: ReadonlyMap<string, string>;
	/** In the order of the file, to give wrong rows back. */
	readonly all: readonly string[];
	readonly problems: readonly Problem[];
}

export interface ReadSheet {
	readonly heading: readonly string[];
	readonly rows: readonly SheetRow[];
	readonly from1904: boolean;
}

export type SheetProblem =
	| { readonly kind: 'no_heading'; readonly missing: readonly string[] }
	| { readonly kind: 'too_many_rows' }
	| { readonly kind: 'no_rows' };

/** A title may stand above the heading. */
const lastHeadingRow = 10;
/** In the column of numbers: rows that explain. */
const explaining = new Set(['例', '書きかた', '説明'].map(foldName));

export function readSheet(
	table: Table,
	columns: readonly ColumnWords[]
): ReadSheet | { readonly problem: SheetProblem } {
	const found = headingIn(table.rows, columns);
	if ('missing' in found) return { problem: { kind: 'no_heading', missing: found.missing } };
	const filled = filledDown(table, found.at);
	const rows = table.rows
		.slice(found.at + 1)
		.map((row) => sheetRow(row, found.keys, columns, filled))
		.filter(
			({ cells, problems }) => !explaining.has(foldName(cells.get('id') ?? '')) && !isEmpty(cells, problems)
		);
	if (rows.length === 0) return { problem: { kind: 'no_rows' } };
	if (rows.length > mostSheetRows) return { problem: { kind: 'too_many_rows' } };
	return { heading: table.rows[found.at]?.cells ?? [], rows, from1904: table.from1904 };
}

const isEmpty = (cells: ReadonlyMap<string, string>, problems: readonly Problem[]) =>
	problems.length === 0 && [...cells].every(([key, cell]) => key === 'id' || cell === '');

interface Heading {
	readonly at: number;
	/** The key of each column of the file; null if it is none of ours. */
	readonly keys: readonly (string | null)[];
}

function headingIn(
	rows: readonly TableRow[],
	columns: readonly ColumnWords[]
): Heading | { readonly missing: readonly string[] } {
	const names = new Map(
		columns.flatMap(({ key, heading, also = [] }) =>
			[heading, ...also].map((words): [string, string] => [headingKey(words), key])
		)
	);
	const candidates = rows.slice(0, lastHeadingRow).map(({ cells }, at) => {
		const keys = cells.map((cell) => names.get(headingKey(cell)) ?? null);
		// Of two columns with the same heading the first one counts.
		return { at, keys: keys.map((key, i) => (keys.indexOf(key) === i ? key : null)) };
	});
	const known = ({ keys }: Heading) => keys.filter((key) => key !== null).length;
	const best = candidates.toSorted((a, b) => known(b) - known(a))[0];
	const missing = columns.filter(({ key, isRequired }) => isRequired && !best?.keys.includes(key));
	return best && missing.length === 0 ? best : { missing: missing.map(({ heading }) => heading) };
}

/** Also without what stands in brackets or marks a column as needed. */
const headingKey = (words: string) =>
	foldName(words.slice(0, 60))
		.replace(/[*※★]/g, '')
		.replace(/\((?:必須|ひつよう)\)/g, '');

/** The words of joined cells stand in the first one only. Downwards they count for each row. */
function filledDown({ rows, merges }: Table, heading: number) {
	const byNumber = new Map(rows.map((row) => [row.number, row]));
	const down = new Map<string, string>();
	const across = new Map<number, number[]>();
	const first = rows[heading]?.number ?? 0;
	let left = 30 * mostSheetRows; // a sheet may join a million rows
	for (const merge of merges) {
		const box = boxOf(merge);
		if (!box || box.bottom <= first) continue;
		const words = byNumber.get(box.top)?.cells[box.left] ?? '';
		for (let row = Math.max(box.top, first + 1); row <= box.bottom && left > 0; row += 1, left -= 1) {
			if (!byNumber.has(row)) continue;
			if (box.right > box.left) across.set(row, [...(across.get(row) ?? []), box.left, box.right]);
			else down.set(`${row}:${box.left}`, words);
		}
	}
	return { down, across };
}

function boxOf(merge: string) {
	const [, left = '', top = '', right = '', bottom = ''] =
		/^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(merge) ?? [];
	if (!bottom) return null;
	return { left: columnAt(left), top: Number(top), right: columnAt(right), bottom: Number(bottom) };
}

const columnAt = (letters: string) =>
	[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function sheetRow(
	{ number, cells: typed, faults }: TableRow,
	keys: readonly (string | null)[],
	columns: readonly ColumnWords[],
	{ down, across }: ReturnType<typeof filledDown>
): SheetRow {
	const headingOf = (column: number) => columns.find(({ key }) => key === keys[column])?.heading ?? '';
	const problems: Problem[] = faults
		.filter(({ column }) => keys[column])
		.map(({ column, kind }) => ({
			column: headingOf(column),
			reason: kind === 'formula' ? m.sheets_wrong_formula() : m.sheets_wrong_error()
		}));
	const joined = across.get(number)?.filter((column) => keys[column]) ?? [];
	if (joined.length > 0)
		problems.push({ column: headingOf(joined[0] ?? 0), reason: m.sheets_wrong_joined() });
	const cells = new Map<string, string>();
	keys.forEach((key, column) => {
		const words = down.get(`${number}:${column}`) ?? typed[column] ?? '';
		if (key) cells.set(key, plainCell(cleanText(words)));
	});
	return { number, cells, all: keys.map((_, column) => plainCell(typed[column] ?? '')), problems };
}
