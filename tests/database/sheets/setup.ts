/** A city whose sheets are read and written as the pages do it. */
import type { App } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { scope } from '#lib/server/db/scope.ts';
import { presentFile } from '#lib/server/sheets/file-of-sheet.ts';
import { previewSheet } from '#lib/server/sheets/preview-sheet.ts';
import { PreviewStore, type Outcome } from '#lib/server/sheets/preview-store.ts';
import { readFile } from '#lib/server/sheets/read-file.ts';
import type { SheetName } from '#lib/server/sheets/sheet-names.ts';
import { takeSheet } from '#lib/server/sheets/take-sheet.ts';
import { aCity, anApp, aPerson, type City } from '../../support/city.ts';
import { aDatabase } from '../../support/database.ts';
import { furnishCity } from '../../support/furnish-city.ts';

export async function aCityWithSheets() {
	const database = await aDatabase();
	const app = anApp(database.db);
	const city = await aCity(database.db);
	const staff = aPerson(city, [{ role: 'municipal_staff', council: null }]);
	return { app, city, staff, close: () => database.close(), ...deskOf(app, staff) };
}

export const furnished = (app: App, city: City) =>
	scope(app.db, city.municipality, (tx) =>
		furnishCity(tx, { ...city, meeting: null, mark: '葉月', open: '葉月' })
	);

export function deskOf(app: App, staff: Person) {
	const store = new PreviewStore();
	const open = (sheet: SheetName, text: string | Buffer, name = '表.csv') => {
		const bytes = Buffer.from(text);
		const read = readFile(sheet, { name, bytes });
		if ('problem' in read) throw new Error(read.problem);
		const id = store.add({ account: staff.id, sheet, name, bytes }, 0);
		return store.find(id, staff.id, 0)!;
	};
	const look = async (sheet: SheetName, text: string | Buffer, name?: string) => {
		const preview = open(sheet, text, name);
		const seen = (await previewSheet(app, staff, preview))!;
		return {
			preview,
			seen,
			take: (digest = seen.digest) => takeSheet(app, staff, { preview, seen: digest })
		};
	};
	const put = async (sheet: SheetName, text: string | Buffer, name?: string): Promise<Outcome> => {
		const { preview, take } = await look(sheet, text, name);
		const refusal = await take();
		if (refusal || typeof preview.state === 'string') throw new Error(`not taken: ${refusal}`);
		return preview.state;
	};
	const got = (sheet: SheetName, format: 'xlsx' | 'csv' = 'csv') =>
		presentFile(app, staff, { sheet, format });
	return { open, look, put, got };
}
