import { m } from '#lib/messages/compiled/messages.js';
import type { App } from '../app.ts';
import type { Person } from '../auth/person.ts';
import { scope } from '../db/scope.ts';
import type { NamedFile } from './file-of-sheet.ts';
import type { Preview } from './preview-store.ts';
import { readFile } from './read-file.ts';
import type { ReadSheet } from './read-sheet.ts';
import type { PlannedSheet, RowLine } from './sheet.ts';
import type { RowState } from './sheet-kind.ts';
import { sheetWords } from './sheet-names.ts';
import { sheets } from './sheets.ts';
import { type FileFormat, writeFile } from './write-file.ts';

/** A page with thousands of lines is read by nobody; wrong rows can be got back as a sheet. */
const mostShown = 200;

type ShownRow = Omit<RowLine, 'cells'>;

interface ShownPreview {
	readonly counts: Readonly<Record<RowState | 'missing', number>>;
	readonly digest: string;
	/** At most 200 of each. */
	readonly rows: Readonly<Record<Exclude<RowState, 'same'>, readonly ShownRow[]>>;
	readonly warned: readonly ShownRow[];
}

/** Only reads. Null: the file is none any more that can be read, which cannot happen to the same bytes. */
export async function previewSheet(app: App, person: Person, preview: Preview): Promise<ShownPreview | null> {
	const read = readFile(preview.sheet, preview);
	if ('problem' in read) return null;
	const planned = await scope(app.db, person.municipality, (tx) =>
		sheets[preview.sheet].plan(tx, { db: app.db, person, read })
	);
	const { rows, missing, digest } = planned;
	const shown = (which: readonly RowLine[]) => which.slice(0, mostShown).map(({ cells: _, ...row }) => row);
	const inState = (state: RowState) => rows.filter((row) => row.state === state);
	return {
		counts: { ...countsOf(planned), missing },
		digest,
		rows: {
			new: shown(inState('new')),
			changed: shown(inState('changed')),
			wrong: shown(inState('wrong'))
		},
		warned: shown(rows.filter(({ state, warnings }) => state !== 'wrong' && warnings.length > 0))
	};
}

export function countsOf({ rows }: Pick<PlannedSheet, 'rows'>): Record<RowState, number> {
	const counts = { new: 0, changed: 0, same: 0, wrong: 0 };
	for (const { state } of rows) counts[state] += 1;
	return counts;
}

/** With なおす ところ behind the columns of the file. */
export const wrongRows = (rows: readonly RowLine[]): string[][] =>
	rows
		.filter(({ state }) => state === 'wrong')
		.map(({ cells, problems }) => [
			...cells,
			problems.map(({ column, reason }) => (column ? `${column}：${reason}` : reason)).join(' ／ ')
		]);

/** The wrong rows as a sheet, before or after the good ones were taken. */
export async function wrongFile(
	app: App,
	person: Person,
	{ preview, format }: { readonly preview: Preview; readonly format: FileFormat }
): Promise<NamedFile | null> {
	const read = readFile(preview.sheet, preview);
	if ('problem' in read) return null;
	const rows = preview.wrongRows ?? (await wrongNow(app, person, { preview, read }));
	const title = sheetWords[preview.sheet]();
	const heading = [...read.heading, m.sheets_to_correct()];
	const width = read.heading.length;
	const filled = rows.map((row) => [...padded(row.slice(0, -1), width), row.at(-1) ?? '']);
	return {
		name: `${m.sheets_file_wrong({ sheet: title })}.${format}`,
		bytes: await writeFile({ title, heading, rows: filled }, format)
	};
}

async function wrongNow(
	app: App,
	person: Person,
	{ preview, read }: { readonly preview: Preview; readonly read: ReadSheet }
): Promise<string[][]> {
	const { rows } = await scope(app.db, person.municipality, (tx) =>
		sheets[preview.sheet].plan(tx, { db: app.db, person, read })
	);
	return wrongRows(rows);
}

const padded = (row: readonly string[], width: number) =>
	Array.from({ length: width }, (_, i) => row[i] ?? '');
