import type { AccountId } from '#lib/board/model.ts';
import type { CouncilPhase } from '#lib/city/council-phase.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { recordEvent, type AuditActor } from '../audit/record-event.ts';
import { grantRoles } from '../auth/accounts.ts';
import type { Db } from '../db/client.ts';
import type { AreaId, CouncilId, MunicipalityId } from '../db/ids.ts';
import { councils, type councilTier } from '../db/schema/council.ts';
import { scope } from '../db/scope.ts';

export type Tier = (typeof councilTier.enumValues)[number];

interface NewCouncil {
	readonly municipality: MunicipalityId;
	readonly displayName: string;
	/** Null: not decided yet. */
	readonly tier: Tier | null;
	readonly area: AreaId | null;
	/** Without a coordinator, nobody could facilitate the council. */
	readonly coordinator: AccountId;
	readonly phase?: CouncilPhase;
	/** Who made it: seeds of demonstrations have nobody. */
	readonly by?: AuditActor;
}

/** C20: the name is all that a council needs. */
export function createCouncil(
	db: Db,
	{ municipality, displayName, tier, area, coordinator, phase = 'active', by }: NewCouncil
): Promise<CouncilId> {
	return scope(db, municipality, async (tx) => {
		const id = crypto.randomUUID() as CouncilId;
		const name = displayName.trim();
		await tx.insert(councils).values({
			id,
			municipalityId: municipality,
			displayName: name,
			tier,
			areaId: area,
			phase,
			preparingFrom: phase === 'preparing' ? japanDay(new Date()) : null
		});
		await grantRoles(tx, { id: coordinator, municipality }, [{ role: 'coordinator', council: id }]);
		if (by) await recordEvent(tx, by, { what: 'council.made', thing: { type: 'council', id, name } });

		return id;
	});
}
