import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { AreaFact } from '#lib/city/area-fact.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import type { MeetingId } from '#lib/board/model.ts';
import type { Db, Tx } from '../db/client.ts';
import { isUuid, type AreaId, type CouncilId, type MunicipalityId } from '../db/ids.ts';
import { areaFacts, areaPredecessors } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { areaRows, type AreaRow } from './area-rows.ts';
import type { AreaCouncil } from './areas-with-councils.ts';
import { holdersOf, type Holders } from './remove-area.ts';

interface OpenMeeting {
	readonly id: MeetingId;
	readonly council: CouncilId;
	readonly councilName: string;
	readonly number: number;
	readonly startsAt: Date;
}

export interface FoundArea {
	readonly area: AreaRow;
	readonly all: readonly AreaRow[];
	readonly predecessors: readonly AreaRow[];
	readonly successors: readonly AreaRow[];
	readonly councils: readonly AreaCouncil[];
	/** Not finished yet: nothing of theirs ends with the area. */
	readonly openMeetings: readonly OpenMeeting[];
	/** The newest first. */
	readonly facts: readonly AreaFact[];
	readonly holders: Holders;
}

export async function findArea(db: Db, municipality: MunicipalityId, id: string): Promise<FoundArea | null> {
	if (!isUuid(id)) return null;
	return scope(db, municipality, async (tx) => {
		const all = await areaRows(tx);
		const area = all.find((row) => row.id === id);
		if (!area) return null;
		const links = await tx.select().from(areaPredecessors);
		const before = new Set(links.filter((link) => link.areaId === id).map((link) => link.predecessorId));
		const after = new Set(links.filter((link) => link.predecessorId === id).map((link) => link.areaId));
		return {
			area,
			all,
			predecessors: all.filter((row) => before.has(row.id)),
			successors: all.filter((row) => after.has(row.id)),
			councils: await councilsIn(tx, area.id),
			openMeetings: await openMeetingsIn(tx, [area.id]),
			facts: await factsOf(tx, area.id),
			holders: await holdersOf(tx, area.id)
		};
	});
}

async function councilsIn(tx: Tx, area: AreaId): Promise<AreaCouncil[]> {
	const rows = await tx
		.select({ id: councils.id, displayName: councils.displayName })
		.from(councils)
		.where(eq(councils.areaId, area));
	return rows.toSorted((a, b) => compareNames(a.displayName, b.displayName));
}

const openMeetingsIn = (tx: Tx, areaIds: readonly AreaId[]): Promise<OpenMeeting[]> =>
	tx
		.select({
			id: meetings.id,
			council: councils.id,
			councilName: councils.displayName,
			number: meetings.number,
			startsAt: meetings.startsAt
		})
		.from(meetings)
		.innerJoin(councils, eq(councils.id, meetings.councilId))
		.where(
			and(
				inArray(councils.areaId, [...areaIds]),
				inArray(meetings.phase, ['draft', 'open', 'wrapup']),
				isNull(meetings.cancelledAt)
			)
		)
		.orderBy(asc(meetings.startsAt), asc(meetings.number));

const factsOf = (tx: Tx, area: AreaId): Promise<AreaFact[]> =>
	tx
		.select({
			on: areaFacts.on,
			population: areaFacts.population,
			agingPermille: areaFacts.agingPermille,
			disasterGroup: areaFacts.disasterGroup
		})
		.from(areaFacts)
		.where(eq(areaFacts.areaId, area))
		.orderBy(desc(areaFacts.on));
