import type { Db } from '../db/client.ts';
import type { HandoffPlaceId, MunicipalityId } from '../db/ids.ts';
import { scope } from '../db/scope.ts';
import { placesIn, type PlaceLine } from './list-places.ts';
import { placeFacts } from './place-rows.ts';
import { versionOf } from './place-version.ts';

/** With the version that its form sends back (C67). Null outside of the own 市町村. */
export function findPlace(
	db: Db,
	municipality: MunicipalityId,
	id: HandoffPlaceId
): Promise<{ readonly place: PlaceLine; readonly version: string } | null> {
	return scope(db, municipality, async (tx) => {
		const facts = await placeFacts(tx, id);
		const place = (await placesIn(tx)).find((each) => each.id === id);
		return facts && place ? { place, version: versionOf(facts) } : null;
	});
}
