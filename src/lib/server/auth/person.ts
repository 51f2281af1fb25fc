import { and, eq, isNull } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId, MunicipalityId } from '../db/ids.ts';
import { accountRoles, accounts, role } from '../db/schema/account.ts';

export type Role = (typeof role.enumValues)[number];

export const municipalRoles: readonly Role[] = ['municipal_staff', 'tier1_coordinator'];

export interface Person {
	readonly id: AccountId;
	readonly municipality: MunicipalityId;
	readonly signInName: string;
	readonly displayName: string;
	/** `council` is null for a role in the whole municipality (市町村). */
	readonly roles: readonly { readonly role: Role; readonly council: CouncilId | null }[];
}

export const isMunicipalStaff = (person: Person) =>
	person.roles.some(({ role, council }) => role === 'municipal_staff' && council === null);

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
	const rows = await tx
		.select({ account: accounts, role: accountRoles.role, council: accountRoles.councilId })
		.from(accounts)
		.leftJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
		.where(and(eq(accounts.id, id), isNull(accounts.removedAt)));
	const [first] = rows;
	if (!first) return null;
	const { municipalityId, signInName, displayName } = first.account;
	const roles = rows.flatMap(({ role, council }) => (role ? [{ role, council }] : []));

	return { id, municipality: municipalityId, signInName, displayName, roles };
}
