/** The only writer of `handoff_place` and `handoff_place_area`. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { HandoffDestination, HandoffField } from '#lib/board/handoff.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId, HandoffPlaceId, MunicipalityId, OrganizationId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { handoffPlaceAreas, handoffPlaces } from '../db/schema/handoff-place.ts';
import { organizations } from '../db/schema/organization.ts';

/** What a person may set of an entry (相談先). */
export interface PlaceFacts {
	readonly destination: HandoffDestination;
	readonly name: string;
	readonly aliases: readonly string[];
	readonly fields: readonly HandoffField[];
	readonly hours: string;
	readonly phone: string;
	readonly areas: readonly AreaId[];
	readonly organization: OrganizationId | null;
}

export type PlaceProblem = 'area_gone' | 'organization_gone';

/** Foreign keys do not check the tenant, so whatever comes from a form is looked for in the scope. */
export async function problemOf(tx: Tx, place: PlaceFacts): Promise<PlaceProblem | null> {
	if (place.areas.length > 0) {
		const known = await tx
			.select({ id: areas.id })
			.from(areas)
			.where(inArray(areas.id, [...place.areas]));
		if (known.length < place.areas.length) return 'area_gone';
	}
	if (place.organization) {
		const known = await tx
			.select({ id: organizations.id })
			.from(organizations)
			.where(eq(organizations.id, place.organization));
		if (known.length === 0) return 'organization_gone';
	}
	return null;
}

export async function insertPlace(
	tx: Tx,
	municipality: MunicipalityId,
	id: HandoffPlaceId,
	place: PlaceFacts
): Promise<void> {
	await tx.insert(handoffPlaces).values({ id, municipalityId: municipality, ...columnsOf(place) });
	await insertAreas(tx, municipality, id, place.areas);
}

export async function updatePlace(
	tx: Tx,
	municipality: MunicipalityId,
	id: HandoffPlaceId,
	place: PlaceFacts
): Promise<void> {
	await tx.update(handoffPlaces).set(columnsOf(place)).where(eq(handoffPlaces.id, id));
	await tx.delete(handoffPlaceAreas).where(eq(handoffPlaceAreas.placeId, id));
	await insertAreas(tx, municipality, id, place.areas);
}

export const deletePlace = (tx: Tx, id: HandoffPlaceId) =>
	tx.delete(handoffPlaces).where(eq(handoffPlaces.id, id));

/** Whoever writes an entry locks its row first, so that two people see each other. */
export async function placeFacts(
	tx: Tx,
	id: HandoffPlaceId,
	lock: 'update' | null = null
): Promise<PlaceFacts | null> {
	const asked = tx.select().from(handoffPlaces).where(eq(handoffPlaces.id, id)).$dynamic();
	const [row] = await (lock ? asked.for(lock) : asked);
	if (!row) return null;
	const { destination, name, aliases, fields, hours, phone, organizationId } = row;
	const links = await tx
		.select({ area: handoffPlaceAreas.areaId })
		.from(handoffPlaceAreas)
		.where(eq(handoffPlaceAreas.placeId, id))
		.orderBy(asc(handoffPlaceAreas.areaId));
	return {
		...{ destination, name, aliases, fields, hours, phone },
		areas: links.map(({ area }) => area),
		organization: organizationId
	};
}

const columnsOf = ({ destination, name, aliases, fields, hours, phone, organization }: PlaceFacts) => ({
	...{ destination, name, aliases, fields, hours, phone },
	organizationId: organization
});

async function insertAreas(
	tx: Tx,
	municipality: MunicipalityId,
	placeId: HandoffPlaceId,
	wanted: readonly AreaId[]
): Promise<void> {
	if (wanted.length === 0) return;
	await tx
		.insert(handoffPlaceAreas)
		.values(wanted.map((areaId) => ({ placeId, areaId, municipalityId: municipality })));
}
