/** C15: a figure of an area stands with its day, and an unknown one is not a nought. */
import { and, eq } from 'drizzle-orm';
import { factVersion, type AreaFact } from '#lib/city/area-fact.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { AreaId } from '../db/ids.ts';
import { areaFacts, areas } from '../db/schema/area.ts';
import { scope } from '../db/scope.ts';

const columns = {
	on: areaFacts.on,
	population: areaFacts.population,
	agingPermille: areaFacts.agingPermille,
	disasterGroup: areaFacts.disasterGroup
};

interface Noted {
	readonly area: AreaId;
	readonly fact: AreaFact;
	/** The day and `factVersion` of what is corrected; null for a new day. */
	readonly corrects: { readonly on: string; readonly before: string } | null;
}

/** `day_taken`: that day has figures already, which are corrected instead. */
export function noteFact(
	db: Db,
	person: Person,
	{ area: id, fact, corrects }: Noted
): Promise<'noted' | 'gone' | 'day_taken' | { readonly now: AreaFact }> {
	return scope(db, person.municipality, async (tx) => {
		const area = await lockArea(tx, id);
		if (!area) return 'gone';
		const there = await tx.select(columns).from(areaFacts).where(eq(areaFacts.areaId, id));
		const now = there.find(({ on }) => on === corrects?.on);
		if (corrects && !now) return 'gone';
		if (now && factVersion(now) === factVersion(fact)) return 'noted';
		if (now && factVersion(now) !== corrects?.before) return { now };
		if (fact.on !== corrects?.on && there.some(({ on }) => on === fact.on)) return 'day_taken';

		if (corrects) await tx.update(areaFacts).set(fact).where(isFact(id, corrects.on));
		else await tx.insert(areaFacts).values({ ...fact, areaId: id, municipalityId: person.municipality });
		const thing = { type: 'area', id, name: area.name } as const;
		await recordEvent(tx, auditActor(person), { what: 'area.changed', thing, details: { facts: fact.on } });
		return 'noted';
	});
}

export function takeFactAway(
	db: Db,
	person: Person,
	{ area: id, on }: { readonly area: AreaId; readonly on: string }
): Promise<'taken_away' | 'gone'> {
	return scope(db, person.municipality, async (tx) => {
		const area = await lockArea(tx, id);
		const gone = await tx.delete(areaFacts).where(isFact(id, on)).returning({ on: areaFacts.on });
		if (!area || gone.length === 0) return 'gone';
		const thing = { type: 'area', id, name: area.name } as const;
		await recordEvent(tx, auditActor(person), { what: 'area.changed', thing, details: { factsGone: on } });
		return 'taken_away';
	});
}

const isFact = (area: AreaId, on: string) => and(eq(areaFacts.areaId, area), eq(areaFacts.on, on));

async function lockArea(tx: Tx, id: AreaId): Promise<{ readonly name: string } | null> {
	const [area] = await tx
		.select({ name: areas.name })
		.from(areas)
		.where(eq(areas.id, id))
		.for('no key update');
	return area ?? null;
}
