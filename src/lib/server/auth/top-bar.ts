import type { Db } from '../db/client.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { scope } from '../db/scope.ts';
import { managesCity } from '#lib/city/administration-policy.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { Person } from './person.ts';

export interface TopBarFacts {
	readonly place: string;
	readonly person: string;
	/** In Japan. */
	readonly today: string;
	/** 市の こと is offered (C1). */
	readonly manages: boolean;
}

/** The scope shows only the own municipality. */
export async function topBar(db: Db, person: Person): Promise<TopBarFacts> {
	const [row] = await scope(db, person.municipality, (tx) =>
		tx.select({ name: municipalities.name }).from(municipalities)
	);
	return {
		place: row?.name ?? '',
		person: person.displayName,
		today: japanDay(new Date()),
		manages: managesCity(person)
	};
}
