/** 名簿 of a council that uses one (C27). */
import { asc, eq } from 'drizzle-orm';
import { compareNames } from '#lib/words/natural-order.ts';
import type { Person } from '../auth/person.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Db, Tx } from '../db/client.ts';
import type { CouncilId, CouncilMemberId } from '../db/ids.ts';
import { councilMembers } from '../db/schema/council-member.ts';
import { councils } from '../db/schema/council.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';

export interface Member {
	readonly id: CouncilMemberId;
	readonly name: string;
	/** 役 */
	readonly seat: string;
	readonly organization: string;
	readonly termFrom: string | null;
	readonly termTo: string | null;
}

const columns = {
	id: councilMembers.id,
	name: councilMembers.name,
	seat: councilMembers.seat,
	organization: organizations.name,
	termFrom: councilMembers.termFrom,
	termTo: councilMembers.termTo
};

export const listMembers = (db: Db, person: Person, council: CouncilId): Promise<Member[]> =>
	scope(db, person.municipality, (tx) => membersIn(tx, council));

/** In the order in which they were written down: people put the 会長 first. */
export async function membersIn(tx: Tx, council: CouncilId): Promise<Member[]> {
	const rows = await tx
		.select(columns)
		.from(councilMembers)
		.leftJoin(organizations, eq(organizations.id, councilMembers.organizationId))
		.where(eq(councilMembers.councilId, council))
		.orderBy(asc(councilMembers.termFrom), asc(councilMembers.id));
	return rows
		.map((row) => ({ ...row, organization: row.organization ?? '' }))
		.toSorted((a, b) => rank(a) - rank(b) || compareNames(a.name, b.name));
}

/** 会長 and 委員長 stand first, their deputies next, those without a 役 last. */
function rank({ seat }: Pick<Member, 'seat'>): number {
	if (seat === '') return 3;
	if (seat.startsWith('副')) return 1;
	return /^(委員|構成員|監事)$/.test(seat) ? 2 : 0;
}

/** C29: a seat counts from its first day to its last. */
export const sitsOn = ({ termFrom, termTo }: Pick<Member, 'termFrom' | 'termTo'>, day: string) =>
	(termFrom === null || termFrom <= day) && (termTo === null || day <= termTo);

export function switchRoster(
	db: Db,
	person: Person,
	{ council, on }: { readonly council: CouncilId; readonly on: boolean }
): Promise<void> {
	return scope(db, person.municipality, async (tx) => {
		const [row] = await tx
			.update(councils)
			.set({ rosterOn: on })
			.where(eq(councils.id, council))
			.returning({ name: councils.displayName });
		if (!row) throw new Error('there is no such council in this municipality');
		await recordEvent(tx, auditActor(person), {
			what: 'council.changed',
			thing: { type: 'council', id: council, name: row.name },
			details: { fields: ['roster'], on }
		});
	});
}
