import type { Db } from '../db/client.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { scope } from '../db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { Person } from './person.ts';

/** The scope shows only the own municipality. */
export async function topBar(
	db: Db,
	person: Person
): Promise<{ place: string; person: string; today: string }> {
	const [row] = await scope(db, person.municipality, (tx) =>
		tx.select({ name: municipalities.name }).from(municipalities)
	);
	return { place: row?.name ?? '', person: person.displayName, today: japanDay(new Date()) };
}
