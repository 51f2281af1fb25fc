import { asc, eq } from 'drizzle-orm';
import type { CouncilPhase } from '#lib/city/council-phase.ts';
import { byNumber, compareNames } from '#lib/words/natural-order.ts';
import { facilitates, type Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';
import { scope } from '../db/scope.ts';
import type { Tier } from './create-council.ts';

export interface CouncilLine {
	readonly id: CouncilId;
	readonly displayName: string;
	/** Null: not decided yet. */
	readonly tier: Tier | null;
	/** What the place calls the tier; empty if it has no name of its own. */
	readonly tierName: string;
	readonly areaName: string | null;
	readonly phase: CouncilPhase;
	readonly facilitates: boolean;
}

/** Tier 1 (第1層) comes first. Names are not secret. */
export async function listCouncils(db: Db, person: Person): Promise<CouncilLine[]> {
	const rows = await scope(db, person.municipality, (tx) =>
		tx
			.select({
				id: councils.id,
				displayName: councils.displayName,
				tier: councils.tier,
				tierName: councils.tierName,
				phase: councils.phase,
				areaName: areas.name,
				areaNumber: areas.number
			})
			.from(councils)
			.leftJoin(areas, eq(areas.id, councils.areaId))
			.orderBy(asc(councils.tier), asc(areas.number), asc(councils.id))
	);
	return rows.toSorted(inOrder).map(({ areaNumber: _areaNumber, ...council }) => ({
		...council,
		facilitates: facilitates(person, council.id)
	}));
}

type Ordered = Pick<CouncilLine, 'tier' | 'displayName'> & { readonly areaNumber: number | null };

/** Within a tier by the area number that the city assigned, then by name (K4). */
function inOrder(a: Ordered, b: Ordered): number {
	if (a.tier !== b.tier) return (a.tier ?? '9') < (b.tier ?? '9') ? -1 : 1;
	return byNumber(a.areaNumber, b.areaNumber) || compareNames(a.displayName, b.displayName);
}
