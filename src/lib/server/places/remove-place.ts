import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { HandoffPlaceId } from '../db/ids.ts';
import { scope } from '../db/scope.ts';
import { deletePlace, placeFacts } from './place-rows.ts';

/** What was handed to it stays counted. */
export function removePlace(db: Db, person: Person, id: HandoffPlaceId): Promise<'done' | 'place_gone'> {
	return scope(db, person.municipality, async (tx) => {
		const before = await placeFacts(tx, id, 'update');
		if (!before) return 'place_gone';
		await deletePlace(tx, id);
		await recordEvent(tx, auditActor(person), {
			what: 'place.removed',
			thing: { type: 'place', id, name: before.name },
			details: { before }
		});
		return 'done';
	});
}
