import { maxUnits } from '#lib/board/policy/refusal-for-text.ts';

/**
 * Every form of ours has at most 512 KiB. 300 notes of 500 characters come to 450 kB in UTF-8, so
 * this is room enough.
 */
export const mostFileBytes = 480 * 1024;
/** All that is unpacked of an .xlsx file: ten times what such a table needs. */
const mostUnpackedBytes = 2 * 1024 * 1024;
/** Rows with words, and the notes that come of them: as many as a large hall writes. */
export const mostRows = 300;
/** Columns behind these are left out of a table, however far a sheet goes. */
const mostColumns = 20;
/** Cells with words: those of a full table, its heading, and one row more that tells of too many. */
const mostCells = (mostRows + 2) * mostColumns;
/** One more than a note may have: what is cut off here is still too long, and told as such. */
const mostCellUnits = maxUnits + 1;
/**
 * Of all cells together, a text counted as often as cells refer to it: a CSV file cannot hold more.
 */
const mostTextUnits = 480 * 1024;

/** What reading one kind of table may cost. */
export interface TableLimits {
	readonly fileBytes: number;
	readonly unpackedBytes: number;
	/** With words, the heading not counted. */
	readonly rows: number;
	readonly columns: number;
	readonly cells: number;
	readonly cellUnits: number;
	readonly textUnits: number;
}

export const noteTable: TableLimits = {
	fileBytes: mostFileBytes,
	unpackedBytes: mostUnpackedBytes,
	rows: mostRows,
	columns: mostColumns,
	cells: mostCells,
	cellUnits: mostCellUnits,
	textUnits: mostTextUnits
};
