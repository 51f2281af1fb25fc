import { gte, inArray, isNull, or } from 'drizzle-orm';
import { usualAffiliations } from '#lib/board/attendance.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { namedAffiliations, type NamedAffiliation } from '#lib/words/affiliation/city-affiliations.ts';
import { byNumber, compareNames } from '#lib/words/natural-order.ts';
import type { Db } from '../db/client.ts';
import type { AreaId, MunicipalityId, OrganizationId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import { affiliationSettingsIn } from './affiliation-settings.ts';

export interface OrganizationChoices {
	readonly kinds: readonly NamedAffiliation[];
	readonly areas: readonly { readonly id: AreaId; readonly name: string }[];
	/** Every 団体. */
	readonly others: readonly { readonly id: OrganizationId; readonly name: string }[];
}

/** @param chosen areas that the 団体 has: they stay to be seen when they have ended */
export function organizationChoices(
	db: Db,
	municipality: MunicipalityId,
	chosen: readonly AreaId[] = []
): Promise<OrganizationChoices> {
	return scope(db, municipality, async (tx) => {
		const { id, name, number, validTo } = areas;
		const goesOn = or(isNull(validTo), gte(validTo, japanDay(new Date())), inArray(id, [...chosen]));
		const its = await tx.select({ id, name, number }).from(areas).where(goesOn);
		const others = await tx.select({ id: organizations.id, name: organizations.name }).from(organizations);
		return {
			kinds: namedAffiliations(await affiliationSettingsIn(tx), usualAffiliations),
			areas: its
				.toSorted((a, b) => byNumber(a.number, b.number) || compareNames(a.name, b.name))
				.map((area) => ({ id: area.id, name: area.name })),
			others: others.toSorted((a, b) => compareNames(a.name, b.name))
		};
	});
}
