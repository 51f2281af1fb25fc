import { compareNames } from '#lib/words/natural-order.ts';
import type { App } from '../app.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';

/** What a field offers while somebody types a 所属先. */
export async function organizationNames({ db }: App, municipality: MunicipalityId): Promise<string[]> {
	const rows = await scope(db, municipality, (tx) =>
		tx.select({ name: organizations.name }).from(organizations)
	);
	return [...new Set(rows.map(({ name }) => name))].toSorted(compareNames);
}
