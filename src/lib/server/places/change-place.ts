import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { HandoffPlaceId } from '../db/ids.ts';
import { scope } from '../db/scope.ts';
import { placeFacts, problemOf, updatePlace, type PlaceFacts, type PlaceProblem } from './place-rows.ts';
import { versionOf } from './place-version.ts';

interface Wanted {
	readonly id: HandoffPlaceId;
	readonly place: PlaceFacts;
	/** The version that the person saw (C67). */
	readonly since: string;
}

type Changed = 'done' | 'place_gone' | 'changed_meanwhile' | PlaceProblem;

/** An entry that another person changed in between stays as it is: both values are shown (C67). */
export function changePlace(db: Db, person: Person, { id, place, since }: Wanted): Promise<Changed> {
	return scope(db, person.municipality, async (tx) => {
		const before = await placeFacts(tx, id, 'update');
		if (!before) return 'place_gone';
		if (versionOf(before) === versionOf(place)) return 'done';
		if (versionOf(before) !== since) return 'changed_meanwhile';
		const problem = await problemOf(tx, place);
		if (problem) return problem;
		await updatePlace(tx, person.municipality, id, place);
		await recordEvent(tx, auditActor(person), {
			what: 'place.changed',
			thing: { type: 'place', id, name: place.name },
			details: { before, after: place }
		});
		return 'done';
	});
}
