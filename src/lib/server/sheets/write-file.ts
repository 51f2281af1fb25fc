/** Writes a table as a file that spreadsheet programs open. */
import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/node';
import { safeCsvCell, safeXlsxCell } from './cells/safe-cells.ts';

export const fileFormats = ['xlsx', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const contentTypes: Readonly<Record<FileFormat, string>> = {
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'text/csv; charset=utf-8'
};

export interface SheetFile {
	/** Of the sheet in the workbook. */
	readonly title: string;
	readonly heading: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

export const writeFile = (file: SheetFile, format: FileFormat): Promise<Buffer> =>
	format === 'csv' ? Promise.resolve(csvFile(file)) : xlsxFile(file);

/** Excel takes a CSV file for Shift_JIS unless it begins with a byte order mark. */
function csvFile({ heading, rows }: SheetFile): Buffer {
	const cells = [heading, ...rows].map((row) => row.map(safeCsvCell));
	return Buffer.from(`\ufeff${Papa.unparse(cells, { newline: '\r\n' })}\r\n`);
}

const narrowest = 10;
const widest = 44;

/** Every cell is a text, so nothing becomes a formula, and no telephone number loses its zero. */
function xlsxFile({ title, heading, rows }: SheetFile): Promise<Buffer> {
	const text = (value: string) => ({ value: safeXlsxCell(value), type: String, format: '@', wrap: true });
	const head = heading.map((value) => ({
		...text(value),
		fontWeight: 'bold' as const,
		backgroundColor: '#f2f2f2'
	}));
	const columns = heading.map((words, i) => ({
		width: Math.min(
			widest,
			Math.max(
				narrowest,
				2 * words.length + 2,
				...rows.slice(0, 200).map((row) => 2 * (row[i]?.length ?? 0) + 2)
			)
		)
	}));
	const body = rows.map((row) => row.map((value) => (value === '' ? null : text(value))));
	return writeXlsxFile([head, ...body], { columns, sheet: title, stickyRowsCount: 1 }).toBuffer();
}
