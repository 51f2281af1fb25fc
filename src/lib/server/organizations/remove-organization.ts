import { eq } from 'drizzle-orm';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { OrganizationId } from '../db/ids.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import { isUsed, organizationUses } from './organization-uses.ts';
import { lockOrganizations } from './organization-words.ts';

/** C31: what something else needs is not removed. The row is locked first, so that nothing begins to need it. */
export function removeOrganization(
	db: Db,
	person: Person,
	id: OrganizationId
): Promise<'removed' | 'used' | 'gone'> {
	return scope(db, person.municipality, async (tx) => {
		await lockOrganizations(tx, person.municipality);
		const [row] = await tx
			.select({ name: organizations.name })
			.from(organizations)
			.where(eq(organizations.id, id))
			.for('update');
		if (!row) return 'gone';
		if (isUsed(await organizationUses(tx, id))) return 'used';
		await tx.delete(organizations).where(eq(organizations.id, id));
		await recordEvent(tx, auditActor(person), {
			what: 'organization.removed',
			thing: { type: 'organization', id, name: row.name }
		});
		return 'removed';
	});
}
