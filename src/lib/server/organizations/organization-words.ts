/** What is written about one 団体, and how two writers of it notice each other. */
import { createHash } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import type { Affiliation } from '#lib/board/attendance.ts';
import { fold } from '#lib/words/fold/fold.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId, MunicipalityId, OrganizationId } from '../db/ids.ts';
import { organizationAreas, organizationLinks, organizations } from '../db/schema/organization.ts';

export interface OrganizationWords {
	readonly affiliation: Affiliation;
	readonly name: string;
	/** 別名 */
	readonly aliases: readonly string[];
	readonly contact: string;
	readonly areas: readonly AreaId[];
	/** 構成団体 of these. */
	readonly belongsTo: readonly OrganizationId[];
	/** 委託 by these. */
	readonly entrustedBy: readonly OrganizationId[];
}

/**
 * Whoever writes about 団体 of a 市町村 waits for the one before: two that are alike are never made at once, and two
 * joins never wait for each other's boards.
 */
export const lockOrganizations = (tx: Tx, municipality: MunicipalityId) =>
	tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`organizations ${municipality}`}, 0))`);

/** Null: it is not there, or another 市町村's. */
export async function organizationWords(tx: Tx, id: OrganizationId): Promise<OrganizationWords | null> {
	const { affiliation, name, aliases, contact } = organizations;
	const [row] = await tx
		.select({ affiliation, name, aliases, contact })
		.from(organizations)
		.where(eq(organizations.id, id));
	if (!row) return null;
	const areas = await tx
		.select({ id: organizationAreas.areaId })
		.from(organizationAreas)
		.where(eq(organizationAreas.organizationId, id))
		.orderBy(asc(organizationAreas.areaId));
	const links = await tx
		.select()
		.from(organizationLinks)
		.where(eq(organizationLinks.organizationId, id))
		.orderBy(asc(organizationLinks.otherId));
	const others = (relation: (typeof links)[number]['relation']) =>
		links.filter((link) => link.relation === relation).map(({ otherId }) => otherId);
	return {
		...row,
		areas: areas.map((area) => area.id),
		belongsTo: others('belongs_to'),
		entrustedBy: others('entrusted_by')
	};
}

/** Sent with the form and compared when it comes back. */
export const versionOf = ({ affiliation, name, aliases, contact, ...lists }: OrganizationWords): string =>
	createHash('sha256')
		.update(
			JSON.stringify([
				affiliation,
				name,
				aliases,
				contact,
				...[lists.areas, lists.belongsTo, lists.entrustedBy].map((ids) => ids.toSorted())
			])
		)
		.digest('base64url')
		.slice(0, 22);

/** The 別名 without repeats, and without the name itself. */
export function aliasesBeside(name: string, aliases: readonly string[]): string[] {
	const seen = new Set([fold(name)]);
	return aliases.filter((alias) => {
		const folded = fold(alias);
		if (folded === '' || seen.has(folded)) return false;
		seen.add(folded);
		return true;
	});
}
