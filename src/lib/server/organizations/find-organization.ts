import type { Db } from '../db/client.ts';
import { isUuid, type MunicipalityId, type OrganizationId } from '../db/ids.ts';
import { scope } from '../db/scope.ts';
import { organizationUses, type OrganizationUses } from './organization-uses.ts';
import { organizationWords, versionOf, type OrganizationWords } from './organization-words.ts';

export interface FoundOrganization {
	readonly id: OrganizationId;
	readonly words: OrganizationWords;
	readonly version: string;
	readonly uses: OrganizationUses;
}

/** Null: it is not there, or another 市町村's. */
export async function findOrganization(
	db: Db,
	municipality: MunicipalityId,
	wanted: string
): Promise<FoundOrganization | null> {
	if (!isUuid(wanted)) return null;
	const id = wanted as OrganizationId;
	return scope(db, municipality, async (tx) => {
		const words = await organizationWords(tx, id);
		return words && { id, words, version: versionOf(words), uses: await organizationUses(tx, id) };
	});
}
