import { and, eq, isNull } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId, MunicipalityId } from '../db/ids.ts';
import { accounts } from '../db/schema/account.ts';
import { heldRoles, type RoleInCouncil } from './held-roles.ts';

export interface Person {
	readonly id: AccountId;
	readonly municipality: MunicipalityId;
	readonly signInName: string;
	readonly displayName: string;
	readonly roles: readonly RoleInCouncil[];
}

/** Roles in the municipality do not count: they give no access to notes. */
export const facilitates = (person: Person, council: CouncilId) =>
	person.roles.some(
		(each) => each.council === council && (each.role === 'facilitator' || each.role === 'coordinator')
	);

/** A coordinator (推進員) may let more people read a meeting (P10). */
export const coordinates = (person: Pick<Person, 'roles'>, council: CouncilId) =>
	person.roles.some((each) => each.council === council && each.role === 'coordinator');

export const belongsTo = (person: Person, council: CouncilId) =>
	person.roles.some((each) => each.council === council);

export async function findPerson(tx: Tx, id: AccountId): Promise<Person | null> {
	const [row] = await tx
		.select()
		.from(accounts)
		.where(and(eq(accounts.id, id), isNull(accounts.removedAt)));
	if (!row) return null;
	const { municipalityId, signInName, displayName } = row;
	const roles = (await heldRoles(tx, [id])).get(id) ?? [];

	return { id, municipality: municipalityId, signInName, displayName, roles };
}
