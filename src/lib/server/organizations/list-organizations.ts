import { usualAffiliations, type Affiliation } from '#lib/board/attendance.ts';
import { namedAffiliations, type NamedAffiliation } from '#lib/words/affiliation/city-affiliations.ts';
import { isFound } from '#lib/words/fold/fold.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../db/client.ts';
import type { MunicipalityId, OrganizationId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { organizationAreas, organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import { affiliationSettingsIn } from './affiliation-settings.ts';

interface OrganizationLine {
	readonly id: OrganizationId;
	readonly displayName: string;
	readonly affiliation: Affiliation;
	readonly aliases: readonly string[];
	readonly contact: string;
	/** Names of its 地区. */
	readonly areas: readonly string[];
}

export interface OrganizationList {
	/** Every 所属, as the 市町村 calls and orders it. */
	readonly kinds: readonly NamedAffiliation[];
	/** In the order of the kinds, then as people count (K4). */
	readonly lines: readonly OrganizationLine[];
	/** Before anything was asked. */
	readonly all: number;
}

interface Question {
	readonly search?: string;
	readonly affiliation?: Affiliation | null;
}

/** C30: a search finds a 団体 by its name, a 別名 or a 地区, however they are written. */
export function listOrganizations(
	db: Db,
	municipality: MunicipalityId,
	{ search = '', affiliation = null }: Question = {}
): Promise<OrganizationList> {
	return scope(db, municipality, async (tx) => {
		const kinds = namedAffiliations(await affiliationSettingsIn(tx), usualAffiliations);
		const place = new Map(kinds.map((kind, i) => [kind.affiliation, i]));
		const rows = await linesOf(tx);
		const lines = rows
			.filter(
				(row) =>
					(affiliation === null || row.affiliation === affiliation) &&
					isFound(search, [row.displayName, ...row.aliases, ...row.areas])
			)
			.toSorted(
				(a, b) =>
					place.get(a.affiliation)! - place.get(b.affiliation)! || compareNames(a.displayName, b.displayName)
			);
		return { kinds, lines, all: rows.length };
	});
}

async function linesOf(tx: Tx): Promise<OrganizationLine[]> {
	const { id, name: displayName, affiliation, aliases, contact } = organizations;
	const rows = await tx.select({ id, displayName, affiliation, aliases, contact }).from(organizations);
	const links = await tx
		.select({ organization: organizationAreas.organizationId, area: areas.name })
		.from(organizationAreas)
		.innerJoin(areas, eq(areas.id, organizationAreas.areaId));
	const names = Map.groupBy(links, ({ organization }) => organization);
	return rows.map((row) => ({
		...row,
		areas: (names.get(row.id) ?? []).map(({ area }) => area).toSorted(compareNames)
	}));
}
