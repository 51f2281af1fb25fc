import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { HandoffPlaceId } from '../db/ids.ts';
import { scope } from '../db/scope.ts';
import { insertPlace, problemOf, type PlaceFacts, type PlaceProblem } from './place-rows.ts';

/** C60: the guard of the page asks who may. */
export function makePlace(
	db: Db,
	person: Person,
	place: PlaceFacts
): Promise<{ readonly id: HandoffPlaceId } | PlaceProblem> {
	return scope(db, person.municipality, async (tx) => {
		const problem = await problemOf(tx, place);
		if (problem) return problem;
		const id = crypto.randomUUID() as HandoffPlaceId;
		await insertPlace(tx, person.municipality, id, place);
		await recordEvent(tx, auditActor(person), {
			what: 'place.made',
			thing: { type: 'place', id, name: place.name }
		});
		return { id };
	});
}
