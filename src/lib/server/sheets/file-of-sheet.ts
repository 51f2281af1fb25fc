import { m } from '#lib/messages/compiled/messages.js';
import { japanDay } from '#lib/words/japan-time.ts';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import { scope } from '../db/scope.ts';
import type { SheetName } from './sheet-names.ts';
import { sheetWords } from './sheet-names.ts';
import { sheets } from './sheets.ts';
import { type FileFormat, type SheetFile, writeFile } from './write-file.ts';

export interface NamedFile {
	readonly name: string;
	readonly bytes: Buffer;
}

const named = async (file: SheetFile, name: string, format: FileFormat): Promise<NamedFile> => ({
	name: `${name}.${format}`,
	bytes: await writeFile(file, format)
});

/** ひな形: the words of each column and one example. Both rows are passed over when it is read. */
export function blankFile(sheet: SheetName, format: FileFormat): Promise<NamedFile> {
	const { columns } = sheets[sheet];
	const title = sheetWords[sheet]();
	const heading = columns.map((column) => column.heading);
	const rows = [
		[m.sheets_row_about(), ...columns.slice(1).map(({ about }) => about)],
		[m.sheets_row_example(), ...columns.slice(1).map(({ example }) => example)]
	];
	return named({ title, heading, rows }, m.sheets_file_blank({ sheet: title }), format);
}

/** 今の もの. It takes people's names out of the product, so it is written down (C79). */
export async function presentFile(
	app: App,
	person: Person,
	{ sheet, format }: { readonly sheet: SheetName; readonly format: FileFormat }
): Promise<NamedFile> {
	const title = sheetWords[sheet]();
	const rows = await scope(app.db, person.municipality, async (tx) => {
		const there = await sheets[sheet].rowsThere(tx);
		await recordEvent(tx, auditActor(person), {
			what: 'sheet.exported',
			thing: { type: 'sheet', id: sheet, name: title },
			details: { rows: there.length, format }
		});
		return there;
	});
	const heading = sheets[sheet].columns.map((column) => column.heading);
	return named({ title, heading, rows }, `${title} ${japanDay(new Date())}`, format);
}
