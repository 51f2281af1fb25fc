import type { AccountId } from '#lib/board/model.ts';
import { grantRoles } from '../auth/accounts.ts';
import type { Db } from '../db/client.ts';
import type { AreaId, CouncilId, MunicipalityId } from '../db/ids.ts';
import { councils, type councilTier } from '../db/schema/council.ts';
import { scope } from '../db/scope.ts';

export type Tier = (typeof councilTier.enumValues)[number];

interface NewCouncil {
	readonly municipality: MunicipalityId;
	readonly displayName: string;
	readonly tier: Tier;
	readonly area: AreaId | null;
	/** Without a coordinator, nobody could facilitate the council. */
	readonly coordinator: AccountId;
}

export function createCouncil(
	db: Db,
	{ municipality, displayName, tier, area, coordinator }: NewCouncil
): Promise<CouncilId> {
	return scope(db, municipality, async (tx) => {
		const id = crypto.randomUUID() as CouncilId;
		await tx
			.insert(councils)
			.values({ id, municipalityId: municipality, displayName: displayName.trim(), tier, areaId: area });
		await grantRoles(tx, { id: coordinator, municipality }, [{ role: 'coordinator', council: id }]);

		return id;
	});
}
