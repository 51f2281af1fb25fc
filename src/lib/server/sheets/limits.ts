import { mostFileBytes, type TableLimits } from '../import/limits.ts';

/** More than the 団体 and people of any 市町村. */
export const mostSheetRows = 10_000;

/** Rows above and below the heading that are no things: a title, the words of each column, an example. */
const otherRows = 12;
const columns = 30;

/** A file is as large as a form may be. A table of 10,000 rows comes to 0.3 MB as .xlsx. */
export const sheetTable: TableLimits = {
	fileBytes: mostFileBytes,
	unpackedBytes: 16 * 1024 * 1024,
	rows: mostSheetRows + otherRows,
	columns,
	cells: (mostSheetRows + otherRows + 2) * columns,
	cellUnits: 1001,
	textUnits: 3 * 1024 * 1024
};
