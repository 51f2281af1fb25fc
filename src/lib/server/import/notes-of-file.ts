import { mostRows } from './limits.ts';
import { readTable, type TableProblem } from './read-table.ts';
import { notesIn, type TypedNote } from './table-notes.ts';

export interface TypedFile {
	readonly name: string;
	readonly bytes: Buffer;
}

/** A table with a column for each kind has several notes in a row, so they are counted too. */
export function notesOfFile({
	name,
	bytes
}: TypedFile): readonly TypedNote[] | { readonly problem: TableProblem } {
	const table = readTable(name, bytes);
	if ('problem' in table) return table;
	const notes = notesIn(table.rows);
	if (notes.length === 0) return { problem: 'nothing_in_it' };
	return notes.length > mostRows ? { problem: 'too_many_rows' } : notes;
}
