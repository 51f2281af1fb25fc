import { m } from '#lib/messages/compiled/messages.js';
import { readCells, type TableProblem } from '../import/read-table.ts';
import { tableProblemWords } from '../import/table-problem-words.ts';
import { mostSheetRows, sheetTable } from './limits.ts';
import { readSheet, type ReadSheet, type SheetProblem } from './read-sheet.ts';
import type { SheetName } from './sheet-names.ts';
import { sheetWords } from './sheet-names.ts';
import { sheets } from './sheets.ts';

/** Returns the sheet, or a sentence that says what is wrong with the file. */
export function readFile(
	sheet: SheetName,
	{ name, bytes }: { readonly name: string; readonly bytes: Buffer }
): ReadSheet | { readonly problem: string } {
	const table = readCells(name, bytes, sheetTable);
	if ('problem' in table) return { problem: fileWords(table.problem) };
	const read = readSheet(table, sheets[sheet].columns);
	return 'problem' in read ? { problem: sheetProblemWords(read.problem, sheet) } : read;
}

const tooMany = () => m.sheets_file_too_many({ count: mostSheetRows.toLocaleString('en') });

function fileWords(problem: TableProblem): string {
	if (problem === 'too_many_rows' || problem === 'too_much_inside') return tooMany();
	if (problem === 'nothing_in_it') return m.sheets_file_empty();
	return problem === 'too_large' ? m.sheets_file_too_large() : tableProblemWords[problem]();
}

function sheetProblemWords(problem: SheetProblem, sheet: SheetName): string {
	if (problem.kind === 'too_many_rows') return tooMany();
	if (problem.kind === 'no_rows') return m.sheets_file_empty();
	const columns = problem.missing.map((heading) => `「${heading}」`).join('');
	return m.sheets_file_no_heading({ columns, sheet: sheetWords[sheet]() });
}
