/** The one place where a file of somebody else becomes a table. Nothing of it is kept. */
import Papa from 'papaparse';
import { decodeText } from './decode-text.ts';
import { noteTable, type TableLimits } from './limits.ts';
import type { Table, TableRow } from './table.ts';
import { xlsxTable } from './xlsx-rows.ts';

export type TableProblem =
	| 'no_table'
	| 'too_large'
	| 'not_as_named'
	| 'locked'
	| 'old_excel'
	| 'broken'
	| 'too_much_inside'
	| 'too_many_rows'
	| 'nothing_in_it';

type Rows = readonly (readonly string[])[];
type ReadTable = { readonly rows: Rows } | { readonly problem: TableProblem };

/** Rows without a word are left out; the first row may be a heading. */
export function readTable(name: string, bytes: Buffer): ReadTable {
	const table = readCells(name, bytes, noteTable);
	if ('problem' in table) return table;
	const rows = table.rows.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim()));
	return rows.length === 0 ? { problem: 'nothing_in_it' } : { rows };
}

/** As `readTable`, with what else is known of the cells. */
export function readCells(
	name: string,
	bytes: Buffer,
	limits: TableLimits
): Table | { readonly problem: TableProblem } {
	const read = cellsOf(name, bytes, limits);
	if (typeof read === 'string') return { problem: read };
	if (read.rows.length === 0) return { problem: 'nothing_in_it' };
	return read.rows.length > limits.rows + 1 ? { problem: 'too_many_rows' } : read;
}

function cellsOf(name: string, bytes: Buffer, limits: TableLimits): Table | TableProblem {
	const ending = /\.(csv|xlsx|xls)$/i.exec(name)?.[1]?.toLowerCase();
	if (!ending) return 'no_table';
	if (bytes.length > limits.fileBytes) return 'too_large';
	const kind = kindOf(bytes);
	if (kind === 'locked' || kind === 'old_excel') return kind;
	if (ending === 'xls') return kind === 'zip' ? 'not_as_named' : 'old_excel';
	if ((ending === 'xlsx') !== (kind === 'zip')) return 'not_as_named';
	try {
		const table = kind === 'zip' ? xlsxTable(bytes, limits) : csvTable(bytes, limits);
		return table === 'too_much' ? 'too_much_inside' : table;
	} catch {
		return 'broken'; // whatever is wrong with it, the person saves it once more
	}
}

/** By its first bytes. Excel wraps a workbook with a password into the container of the old format. */
function kindOf(bytes: Buffer): 'zip' | 'locked' | 'old_excel' | 'text' {
	if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'zip';
	if (bytes.subarray(0, 4).toString('hex') !== 'd0cf11e0') return 'text';
	return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'old_excel';
}

function csvTable(bytes: Buffer, limits: TableLimits): Table {
	const text = decodeText(bytes);
	if (text === null) throw new Error('no text in an encoding that we know');
	const rows: TableRow[] = [];
	let number = 0;
	let isOpen = false;
	Papa.parse<string[]>(text, {
		delimiter: delimiterOf(text),
		step: ({ data, errors }, parser) => {
			number += 1;
			// A quotation mark that is never closed swallows all that follows into one cell.
			isOpen ||= errors.some(({ code }) => code === 'MissingQuotes');
			const cells = data.slice(0, limits.columns).map((cell) => cell.slice(0, limits.cellUnits));
			if (cells.some((cell) => cell.trim() !== '')) rows.push({ number, cells, faults: [] });
			if (rows.length > limits.rows + 1) parser.abort();
		}
	});
	if (isOpen) throw new Error('a quotation mark is open');
	return { rows, merges: [], from1904: false };
}

/** Guessed without empty rows, which are counted when the table is read. */
const delimiterOf = (text: string) =>
	Papa.parse(text, { delimitersToGuess: [',', '\t', ';'], skipEmptyLines: 'greedy', preview: 20 }).meta
		.delimiter;
