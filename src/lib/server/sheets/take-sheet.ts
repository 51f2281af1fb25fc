import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { scope } from '../db/scope.ts';
import { violatedUnique } from '../db/violation.ts';
import { countsOf, wrongRows } from './preview-sheet.ts';
import type { Preview } from './preview-store.ts';
import { readFile } from './read-file.ts';
import { sheetWords } from './sheet-names.ts';
import { sheets } from './sheets.ts';

/**
 * `changed`: since the preview somebody changed what the rows would change. Nothing was written: the person looks
 * once more.
 */
type TakeRefusal = 'taking' | 'changed';

/** Takes the good rows in one transaction, if they still do what was seen (C75). Twice asked, they go in once. */
export async function takeSheet(
	app: App,
	person: Person,
	{ preview, seen }: { readonly preview: Preview; readonly seen: string }
): Promise<TakeRefusal | null> {
	if (preview.state === 'taking') return 'taking';
	if (preview.state !== 'waiting') return null;
	preview.state = 'taking';
	try {
		return await take(app, person, { preview, seen });
	} catch (error) {
		if (violatedUnique(error) !== null) return 'changed';
		throw error;
	} finally {
		if (isTaking(preview)) preview.state = 'waiting';
	}
}

const isTaking = ({ state }: Preview) => state === 'taking';

async function take(
	app: App,
	person: Person,
	{ preview, seen }: { readonly preview: Preview; readonly seen: string }
): Promise<TakeRefusal | null> {
	const { sheet } = preview;
	const read = readFile(sheet, preview);
	if ('problem' in read) return 'changed';
	const done = await scope(app.db, person.municipality, async (tx) => {
		// Acts on people and other sheets wait: two at once would each miss what the other one makes.
		await tx.select({ id: municipalities.id }).from(municipalities).for('no key update');
		await sheets[sheet].lock(tx);
		const planned = await sheets[sheet].plan(tx, { db: app.db, person, read });
		if (planned.digest !== seen) return null;
		const links = await planned.write();
		const counts = countsOf(planned);
		await recordEvent(tx, auditActor(person), {
			what: 'sheet.imported',
			thing: { type: 'sheet', id: sheet, name: sheetWords[sheet]() },
			details: { ...counts, missing: planned.missing }
		});
		const { new: made, ...rest } = counts;
		return { outcome: { made, ...rest, links }, wrong: wrongRows(planned.rows) };
	});
	if (!done) return 'changed';
	preview.state = done.outcome;
	preview.wrongRows = done.wrong;
	return null;
}
