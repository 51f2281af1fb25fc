import { inArray, isNull, ne, or, type SQL } from 'drizzle-orm';
import { belongsTo, type Person } from '../auth/person.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems } from '../db/schema/action.ts';
import { meetings } from '../db/schema/meeting.ts';

/** 行政担当 and 第1層. */
const overseesAll = (person: Person) =>
	person.roles.some(
		({ role, council }) => council === null && (role === 'municipal_staff' || role === 'tier1_coordinator')
	);

export const seesActionsOf = (person: Person, council: CouncilId) =>
	overseesAll(person) || belongsTo(person, council);

/**
 * For a query on `action_item` left joined to `meeting`: items of a 非公開 meeting are visible only
 * within its council.
 */
export function visibleTo(person: Person): SQL | undefined {
	const own = person.roles.flatMap(({ council }) => (council ? [council] : []));
	const ofOwnCouncil = inArray(actionItems.councilId, own);
	if (!overseesAll(person)) return ofOwnCouncil;
	return or(ofOwnCouncil, isNull(meetings.id), ne(meetings.confidentiality, 'closed'));
}
