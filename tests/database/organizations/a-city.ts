import type { Person } from '#lib/server/auth/person.ts';
import type { OrganizationId } from '#lib/server/db/ids.ts';
import type { OrganizationWords } from '#lib/server/organizations/organization-words.ts';
import { saveOrganization } from '#lib/server/organizations/save-organization.ts';
import type { Db } from '#lib/server/db/client.ts';
import { aPerson, type City } from '../../support/city.ts';

export const official = (city: City): Person => aPerson(city, [{ role: 'municipal_staff', council: null }]);

export const words = (name: string, more: Partial<OrganizationWords> = {}): OrganizationWords => ({
	affiliation: 'mutual_aid_group',
	name,
	aliases: [],
	contact: '',
	areas: [],
	belongsTo: [],
	entrustedBy: [],
	...more
});

export async function anOrganization(
	db: Db,
	city: City,
	name: string,
	more: Partial<OrganizationWords> = {}
): Promise<OrganizationId> {
	const saved = await saveOrganization(db, official(city), words(name, more), null);
	if (saved.kind !== 'saved') throw new Error(saved.kind);
	return saved.id;
}
