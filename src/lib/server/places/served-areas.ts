import { areasAround, areasWithin } from '../areas/area-tree.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId } from '../db/ids.ts';
import type { PlaceLine } from './list-places.ts';

/**
 * C61: an office serves an area if it serves that area, one around it, or a part of it. Null is the whole
 * 市町村, which every office serves.
 */
export async function servesArea(
	tx: Tx,
	area: AreaId | null
): Promise<(place: Pick<PlaceLine, 'areas'>) => boolean> {
	if (!area) return () => true;
	const near = new Set([...(await areasAround(tx, area)), ...(await areasWithin(tx, area))]);
	return ({ areas }) => areas.length === 0 || areas.some(({ id }) => near.has(id));
}
