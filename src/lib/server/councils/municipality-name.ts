import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { scope } from '../db/scope.ts';

/** Of the 市町村 that somebody works for: the only one that the scope lets them see. */
export async function municipalityName(db: Db, person: Person): Promise<string> {
	const [row] = await scope(db, person.municipality, (tx) =>
		tx.select({ name: municipalities.name }).from(municipalities)
	);
	return row?.name ?? '';
}
