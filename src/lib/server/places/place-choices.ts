import { asc, gte, inArray, isNull, or } from 'drizzle-orm';
import { compareNames } from '#lib/words/natural-order.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { Db } from '../db/client.ts';
import type { AreaId, MunicipalityId, OrganizationId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';

export interface PlaceChoices {
	readonly areas: readonly { readonly id: AreaId; readonly name: string }[];
	readonly organizations: readonly { readonly id: OrganizationId; readonly name: string }[];
}

/** An area that has ended is offered only where it is chosen already. */
export function placeChoices(
	db: Db,
	municipality: MunicipalityId,
	chosen: readonly AreaId[] = []
): Promise<PlaceChoices> {
	return scope(db, municipality, async (tx) => {
		const today = japanDay(new Date());
		const holds = or(isNull(areas.validTo), gte(areas.validTo, today), inArray(areas.id, [...chosen]));
		return {
			areas: (await tx.select({ id: areas.id, name: areas.name }).from(areas).where(holds)).toSorted((a, b) =>
				compareNames(a.name, b.name)
			),
			organizations: await tx
				.select({ id: organizations.id, name: organizations.name })
				.from(organizations)
				.orderBy(asc(organizations.name))
		};
	});
}
