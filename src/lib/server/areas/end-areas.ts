/** C14: 「おわる」 and 「はじまる（前身）」 are one act, and close nothing else. */
import { eq, inArray, sql } from 'drizzle-orm';
import { dayAfter } from '#lib/city/area-days.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { AreaId, CouncilId } from '../db/ids.ts';
import { areaParents, areaPredecessors, areas } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';
import { scope } from '../db/scope.ts';
import { keepNamesOfThen } from '../meetings/names-of-then.ts';
import { areaRows, lockAreas, type AreaRow } from './area-rows.ts';

export interface Ending {
	readonly areas: readonly AreaId[];
	/** An ISO day. */
	readonly lastDay: string;
	/** Names of the areas that begin on the next day, if any. */
	readonly successors: readonly string[];
}

export type EndRefusal = 'gone' | 'ended_before' | 'not_begun';

export function endAreas(
	db: Db,
	person: Person,
	{ areas: wanted, lastDay, successors }: Ending
): Promise<EndRefusal | { readonly begun: readonly AreaId[] }> {
	return scope(db, person.municipality, async (tx) => {
		await lockAreas(tx);
		const ending = (await areaRows(tx)).filter(({ id }) => wanted.includes(id));
		if (ending.length === 0 || ending.length < new Set(wanted).size) return 'gone';
		if (ending.some(({ validTo }) => validTo !== null)) return 'ended_before';
		if (ending.some(({ validFrom }) => validFrom !== null && validFrom > lastDay)) return 'not_begun';

		await tx
			.update(areas)
			.set({ validTo: lastDay })
			.where(inArray(areas.id, [...wanted]));
		for (const { id, name } of ending)
			await recordEvent(tx, auditActor(person), {
				what: 'area.ended',
				thing: { type: 'area', id, name },
				details: { lastDay, successors }
			});
		const begun: AreaId[] = [];
		for (const name of successors) begun.push(await beginAfter(tx, person, { name, ending, lastDay }));
		return { begun };
	});
}

interface Successor {
	readonly name: string;
	readonly ending: readonly AreaRow[];
	readonly lastDay: string;
}

/** It takes its layer and its parents from those that end. */
async function beginAfter(tx: Tx, person: Person, { name, ending, lastDay }: Successor): Promise<AreaId> {
	const own = { municipalityId: person.municipality };
	const id = crypto.randomUUID() as AreaId;
	const [first] = ending;
	const validFrom = dayAfter(lastDay);
	await tx.insert(areas).values({ ...own, id, kind: first?.kind ?? 'other', name, validFrom });
	const ended = new Set(ending.map((area) => area.id));
	const parents = new Set(ending.flatMap((area) => area.parents).filter((parent) => !ended.has(parent)));
	if (parents.size > 0)
		await tx.insert(areaParents).values([...parents].map((parentId) => ({ ...own, areaId: id, parentId })));
	await tx
		.insert(areaPredecessors)
		.values([...ended].map((predecessorId) => ({ ...own, areaId: id, predecessorId })));
	const thing = { type: 'area', id, name } as const;
	const details = { predecessors: ending.map((area) => area.name) };
	await recordEvent(tx, auditActor(person), { what: 'area.made', thing, details });
	return id;
}

/** Takes the last day away again. What began after the area stays. */
export function resumeArea(db: Db, person: Person, id: AreaId): Promise<'resumed' | 'gone'> {
	return scope(db, person.municipality, async (tx) => {
		await lockAreas(tx);
		const [area] = await tx
			.update(areas)
			.set({ validTo: null })
			.where(eq(areas.id, id))
			.returning({ name: areas.name });
		if (!area) return 'gone';
		const thing = { type: 'area', id, name: area.name } as const;
		await recordEvent(tx, auditActor(person), { what: 'area.changed', thing, details: { resumed: true } });
		return 'resumed';
	});
}

interface Move {
	readonly from: AreaId;
	readonly council: CouncilId;
	readonly to: AreaId;
}

/** Only to an area that began after this one; other moves are changes of the council. Its past meetings keep the old name. */
export function moveCouncil(
	db: Db,
	person: Person,
	{ from, council, to }: Move
): Promise<'moved' | 'no_successor' | 'gone'> {
	return scope(db, person.municipality, async (tx) => {
		await lockAreas(tx);
		const links = await tx
			.select({ id: areaPredecessors.areaId })
			.from(areaPredecessors)
			.where(eq(areaPredecessors.predecessorId, from));
		if (!links.some(({ id }) => id === to)) return 'no_successor';
		const [found] = await tx
			.select({ name: councils.displayName, area: councils.areaId })
			.from(councils)
			.where(eq(councils.id, council))
			.for('update');
		if (found?.area !== from) return 'gone';
		await keepNamesOfThen(tx, sql`${council}::uuid`);
		await tx
			.update(councils)
			.set({ areaId: to, version: sql`${councils.version} + 1` })
			.where(eq(councils.id, council));
		const thing = { type: 'council', id: council, name: found.name } as const;
		await recordEvent(tx, auditActor(person), { what: 'council.changed', thing, details: { area: to } });
		return 'moved';
	});
}
