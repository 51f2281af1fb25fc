import { asc, eq } from 'drizzle-orm';
import type { Fields } from '#lib/city/edited-twice.ts';
import { belongsTo, type Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import { isUuid, type CouncilId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';
import { councilOrganizations, organizations, type councilPart } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import { seesPeopleOf } from './council-people.ts';

/** 事務局, 委託元, 受託者 */
export type CouncilPart = (typeof councilPart.enumValues)[number];

export type FoundCouncil = NonNullable<Awaited<ReturnType<typeof councilIn>>>;

/** Who belongs to a council reads what it is; so does who sees its people. */
export const readsCouncil = (person: Person, council: CouncilId) =>
	belongsTo(person, council) || seesPeopleOf(person, council);

/** Null also for a council of another 市町村. */
export async function findCouncil(db: Db, person: Person, id: string): Promise<FoundCouncil | null> {
	if (!isUuid(id)) return null;
	return scope(db, person.municipality, (tx) => councilIn(tx, id as CouncilId));
}

export async function councilIn(tx: Tx, id: CouncilId) {
	const [row] = await tx
		.select({ council: councils, areaName: areas.name })
		.from(councils)
		.leftJoin(areas, eq(areas.id, councils.areaId))
		.where(eq(councils.id, id));
	if (!row) return null;
	const parts = await tx
		.select({ part: councilOrganizations.part, name: organizations.name })
		.from(councilOrganizations)
		.innerJoin(organizations, eq(organizations.id, councilOrganizations.organizationId))
		.where(eq(councilOrganizations.councilId, id))
		.orderBy(asc(organizations.name));
	const namesOf = (part: CouncilPart) => parts.filter((each) => each.part === part).map(({ name }) => name);
	return {
		...row.council,
		areaName: row.areaName,
		hosts: namesOf('hosts'),
		entrusts: namesOf('entrusts'),
		entrusted: namesOf('entrusted')
	};
}

interface CouncilWords extends Pick<
	FoundCouncil,
	| 'displayName'
	| 'tier'
	| 'tierName'
	| 'alsoServesAs'
	| 'alsoServesAsOther'
	| 'basis'
	| 'program'
	| 'cadence'
	| 'guideTitle'
	| 'guideUrl'
> {
	readonly areaId: string | null;
	readonly hosts: readonly string[];
	readonly entrusts: readonly string[];
	readonly entrusted: readonly string[];
}

/** As the form of a council has them; what two people wrote is compared in this form (C21). */
export const councilFields = (council: CouncilWords): Fields => ({
	displayName: council.displayName,
	area: council.areaId ?? '',
	tier: council.tier ?? '',
	tierName: council.tierName,
	duties: council.alsoServesAs.toSorted().join('\n'),
	alsoServesAsOther: council.alsoServesAsOther,
	basis: council.basis,
	program: council.program,
	cadence: council.cadence,
	guideTitle: council.guideTitle,
	guideUrl: council.guideUrl,
	hosts: council.hosts.toSorted().join('\n'),
	entrusts: council.entrusts.toSorted().join('\n'),
	entrusted: council.entrusted.toSorted().join('\n')
});
