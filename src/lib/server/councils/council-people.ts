import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import { makeLink } from '../auth/links.ts';
import type { Role } from '#lib/city/roles.ts';
import { areasAround } from '../areas/area-tree.ts';
import { heldRoles } from '../auth/held-roles.ts';
import type { Person } from '../auth/person.ts';
import { councils } from '../db/schema/council.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { accountRoles, accounts } from '../db/schema/account.ts';
import { scope } from '../db/scope.ts';

type Roles = Person['roles'];

const has = (roles: Roles, role: Role, council: CouncilId | null) =>
	roles.some((each) => each.role === role && each.council === council);

/** 行政担当, 第1層 and the 推進員 of the council. */
export const seesPeopleOf = ({ roles }: Pick<Person, 'roles'>, council: CouncilId) =>
	has(roles, 'municipal_staff', null) ||
	has(roles, 'tier1_coordinator', null) ||
	has(roles, 'coordinator', council);

/**
 * A new-password link gives full access, so it is never made for an account with more rights, in
 * any council, than the helper manages.
 */
export function mayHelp(helper: Pick<Person, 'id' | 'roles'>, other: Pick<Person, 'id' | 'roles'>): boolean {
	if (helper.id === other.id) return false;
	if (has(helper.roles, 'municipal_staff', null)) return true;
	if (has(helper.roles, 'tier1_coordinator', null))
		return other.roles.every(({ council }) => council !== null);
	return other.roles.every(
		({ role, council }) =>
			(role === 'facilitator' || role === 'viewer') && has(helper.roles, 'coordinator', council)
	);
}

export interface CouncilPerson {
	readonly id: AccountId;
	readonly displayName: string;
	readonly signInName: string;
	/** Roles in this council only. */
	readonly roles: readonly Role[];
	readonly helped: boolean;
}

export function listCouncilPeople(app: App, person: Person, council: CouncilId): Promise<CouncilPerson[]> {
	return scope(app.db, person.municipality, async (tx) => {
		const rows = await peopleOf(tx, council);
		return rows.map(({ roles, ...row }) => ({
			...row,
			roles: roles.filter((each) => each.council === council).map(({ role }) => role),
			helped: mayHelp(person, { id: row.id, roles })
		}));
	});
}

/** Null for no member, or one who may not be helped. */
export function makeNewPasswordLink(
	app: App,
	person: Person,
	{ council, account }: { readonly council: CouncilId; readonly account: string }
): Promise<{ readonly token: string; readonly displayName: string } | null> {
	return scope(app.db, person.municipality, async (tx) => {
		const other = (await peopleOf(tx, council)).find(({ id }) => id === account);
		if (!other || !seesPeopleOf(person, council) || !mayHelp(person, other)) return null;
		const { municipality } = person;
		const token = await makeLink(tx, { id: other.id, municipality }, 'new_password');
		await recordEvent(tx, auditActor(person), {
			what: 'account.link_made',
			thing: { type: 'account', id: other.id, name: other.displayName },
			details: { purpose: 'new_password' }
		});
		return { token, displayName: other.displayName };
	});
}

/** `mayHelp` needs their roles in other councils too. */
async function peopleOf(tx: Tx, council: CouncilId) {
	const [row] = await tx.select({ area: councils.areaId }).from(councils).where(eq(councils.id, council));
	const around = row?.area ? await areasAround(tx, row.area) : [];
	const members = tx
		.select({ id: accountRoles.accountId })
		.from(accountRoles)
		.where(or(eq(accountRoles.councilId, council), inArray(accountRoles.areaId, around)));
	const rows = await tx
		.select({ id: accounts.id, displayName: accounts.displayName, signInName: accounts.signInName })
		.from(accounts)
		.where(and(inArray(accounts.id, members), isNull(accounts.removedAt)))
		.orderBy(asc(accounts.id));
	const held = await heldRoles(
		tx,
		rows.map(({ id }) => id)
	);
	return rows
		.toSorted((a, b) => compareNames(a.displayName, b.displayName))
		.map((each) => ({ ...each, roles: held.get(each.id) ?? [] }));
}
