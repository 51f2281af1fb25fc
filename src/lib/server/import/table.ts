/** A table as it was read, before anybody asks what its columns mean. */
export interface Table {
	/** Rows without a word or a fault are left out. */
	readonly rows: readonly TableRow[];
	/** Joined cells (結合), as in `B3:B5`. */
	readonly merges: readonly string[];
	/** Days are counted from 1904, as in workbooks of older Macs. */
	readonly from1904: boolean;
}

export interface TableRow {
	/** As Excel counts: the first row of a sheet is 1. */
	readonly number: number;
	readonly cells: readonly string[];
	readonly faults: readonly CellFault[];
}

/** A formula that was never worked out, or one that came to an error. */
export interface CellFault {
	readonly column: number;
	readonly kind: 'formula' | 'error';
}
