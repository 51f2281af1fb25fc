import { eq } from 'drizzle-orm';
import { handoffDestinations } from '#lib/board/handoff.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import type { Db, Tx } from '../db/client.ts';
import type { AreaId, HandoffPlaceId, MunicipalityId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { handoffPlaceAreas, handoffPlaces } from '../db/schema/handoff-place.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import type { PlaceFacts } from './place-rows.ts';

export interface PlaceLine extends Omit<PlaceFacts, 'areas' | 'organization'> {
	readonly id: HandoffPlaceId;
	/** Empty: the whole 市町村. */
	readonly areas: readonly { readonly id: AreaId; readonly name: string }[];
	/** Empty if none is named. */
	readonly organization: string;
}

/** By kind, then by name (K4). An office is no secret within its 市町村 (C60). */
export const listPlaces = (db: Db, municipality: MunicipalityId): Promise<PlaceLine[]> =>
	scope(db, municipality, placesIn);

export async function placesIn(tx: Tx): Promise<PlaceLine[]> {
	const rows = await tx
		.select({
			id: handoffPlaces.id,
			destination: handoffPlaces.destination,
			name: handoffPlaces.name,
			aliases: handoffPlaces.aliases,
			fields: handoffPlaces.fields,
			hours: handoffPlaces.hours,
			phone: handoffPlaces.phone,
			organization: organizations.name
		})
		.from(handoffPlaces)
		.leftJoin(organizations, eq(organizations.id, handoffPlaces.organizationId));
	const links = await tx
		.select({ place: handoffPlaceAreas.placeId, id: areas.id, name: areas.name })
		.from(handoffPlaceAreas)
		.innerJoin(areas, eq(areas.id, handoffPlaceAreas.areaId));
	const served = Map.groupBy(links, ({ place }) => place);
	const rank = ({ destination }: { destination: PlaceFacts['destination'] }) =>
		handoffDestinations.indexOf(destination);
	return rows
		.toSorted((a, b) => rank(a) - rank(b) || compareNames(a.name, b.name))
		.map(({ organization, ...place }) => ({
			...place,
			organization: organization ?? '',
			areas: (served.get(place.id) ?? [])
				.map(({ id, name }) => ({ id, name }))
				.toSorted((a, b) => compareNames(a.name, b.name))
		}));
}
