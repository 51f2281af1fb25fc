import { inArray, isNull, ne, or, type SQL } from 'drizzle-orm';
import { belongsTo, type Person } from '../auth/person.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems } from '../db/schema/action.ts';
import { meetings } from '../db/schema/meeting.ts';

/** 行政担当 and 第1層 see every council's progress, others that of their own councils. */
const overseesAll = (person: Person) =>
	person.roles.some(
		({ role, council }) => council === null && (role === 'municipal_staff' || role === 'tier1_coordinator')
	);

/** Whose やること this person may choose among. */
export const seesActionsOf = (person: Person, council: CouncilId) =>
	overseesAll(person) || belongsTo(person, council);

/**
 * For a query over `action_item` left joined to the `meeting` that decided it. What a 非公開 meeting decided stays with
 * its council.
 */
export function visibleTo(person: Person): SQL | undefined {
	const own = person.roles.flatMap(({ council }) => (council ? [council] : []));
	const ofOwnCouncil = inArray(actionItems.councilId, own);
	if (!overseesAll(person)) return ofOwnCouncil;
	return or(ofOwnCouncil, isNull(meetings.id), ne(meetings.confidentiality, 'closed'));
}
