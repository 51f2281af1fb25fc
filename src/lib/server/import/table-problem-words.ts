import { m } from '#lib/messages/compiled/messages.js';
import type { TableProblem } from './read-table.ts';

export const tableProblemWords: Readonly<Record<TableProblem, () => string>> = {
	no_table: m.prepare_import_no_table,
	too_large: m.prepare_import_too_large,
	not_as_named: m.prepare_import_not_as_named,
	locked: m.prepare_import_locked,
	old_excel: m.prepare_import_old_excel,
	broken: m.prepare_import_broken,
	too_much_inside: m.prepare_import_too_much_inside,
	too_many_rows: m.prepare_import_too_many_rows,
	nothing_in_it: m.prepare_import_nothing_in_it
};
