import { compareNames } from '#lib/words/natural-order.ts';
import type { Db } from '../db/client.ts';
import type { CouncilId, MunicipalityId } from '../db/ids.ts';
import { councils } from '../db/schema/council.ts';
import { scope } from '../db/scope.ts';

export interface CouncilName {
	readonly id: CouncilId;
	readonly name: string;
}

/** Sorted in the order in which people count them (K4). */
export async function councilNames(db: Db, municipality: MunicipalityId): Promise<CouncilName[]> {
	const rows = await scope(db, municipality, (tx) =>
		tx.select({ id: councils.id, name: councils.displayName }).from(councils)
	);
	return rows.toSorted((a, b) => compareNames(a.name, b.name));
}
