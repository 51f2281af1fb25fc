import { asc, isNotNull } from 'drizzle-orm';
import type { Db, Tx } from '../db/client.ts';
import type { AreaId, CouncilId, MunicipalityId } from '../db/ids.ts';
import { councils } from '../db/schema/council.ts';
import { scope } from '../db/scope.ts';
import { areaRows, type AreaRow } from './area-rows.ts';

export interface AreaCouncil {
	readonly id: CouncilId;
	readonly displayName: string;
}

export type ListedArea = AreaRow & { readonly councils: readonly AreaCouncil[] };

export const areasWithCouncils = (db: Db, municipality: MunicipalityId): Promise<ListedArea[]> =>
	scope(db, municipality, async (tx) => {
		const inAreas = await councilsByArea(tx);
		return (await areaRows(tx)).map((area) => ({ ...area, councils: inAreas.get(area.id) ?? [] }));
	});

/** Those that are over too: they say what an area was for. */
async function councilsByArea(tx: Tx): Promise<Map<AreaId, AreaCouncil[]>> {
	const rows = await tx
		.select({ area: councils.areaId, id: councils.id, displayName: councils.displayName })
		.from(councils)
		.where(isNotNull(councils.areaId))
		.orderBy(asc(councils.displayName));
	const found = new Map<AreaId, AreaCouncil[]>();
	for (const { area, ...council } of rows) if (area) found.set(area, [...(found.get(area) ?? []), council]);
	return found;
}
