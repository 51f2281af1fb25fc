/** The one place where a file of somebody else becomes a table. Nothing of it is kept. */
import Papa from 'papaparse';
import { decodeText } from './decode-text.ts';
import { mostCellUnits, mostColumns, mostFileBytes, mostRows } from './limits.ts';
import { xlsxRows } from './xlsx-rows.ts';

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
	const read = rowsOf(name, bytes);
	if (typeof read === 'string') return { problem: read };
	if (read.length === 0) return { problem: 'nothing_in_it' };
	return read.length > mostRows + 1 ? { problem: 'too_many_rows' } : { rows: read };
}

function rowsOf(name: string, bytes: Buffer): Rows | TableProblem {
	const ending = /\.(csv|xlsx|xls)$/i.exec(name)?.[1]?.toLowerCase();
	if (!ending) return 'no_table';
	if (bytes.length > mostFileBytes) return 'too_large';
	const kind = kindOf(bytes);
	if (kind === 'locked' || kind === 'old_excel') return kind;
	if (ending === 'xls') return kind === 'zip' ? 'not_as_named' : 'old_excel';
	if ((ending === 'xlsx') !== (kind === 'zip')) return 'not_as_named';
	try {
		const rows = kind === 'zip' ? xlsxRows(bytes) : csvRows(bytes);
		return rows === 'too_much' ? 'too_much_inside' : rows;
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

function csvRows(bytes: Buffer): string[][] {
	const text = decodeText(bytes);
	if (text === null) throw new Error('no text in an encoding that we know');
	const rows: string[][] = [];
	let isOpen = false;
	Papa.parse<string[]>(text, {
		delimitersToGuess: [',', '\t', ';'],
		skipEmptyLines: 'greedy',
		step: ({ data, errors }, parser) => {
			// A quotation mark that is never closed swallows all that follows into one cell.
			isOpen ||= errors.some(({ code }) => code === 'MissingQuotes');
			const row = data.slice(0, mostColumns).map((cell) => cell.slice(0, mostCellUnits));
			if (row.some((cell) => cell.trim() !== '')) rows.push(row);
			if (rows.length > mostRows + 1) parser.abort();
		}
	});
	if (isOpen) throw new Error('a quotation mark is open');
	return rows;
}
