import { and, eq, isNull } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import type { Role } from '#lib/city/roles.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import { grantRoles, insertAccount } from '../auth/accounts.ts';
import { makeLink } from '../auth/links.ts';
import type { Person } from '../auth/person.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId, CouncilId } from '../db/ids.ts';
import { accountRoles, accounts } from '../db/schema/account.ts';
import type { NewLink, RowPlan } from './sheet-kind.ts';

export interface RoleHeld {
	readonly role: Role;
	readonly council: CouncilId | null;
	readonly area: AreaId | null;
}

export interface PersonItem {
	readonly id: AccountId;
	displayName: string;
	/** Empty if the sheet names none for somebody new. */
	signInName: string;
	/** The account was there before. */
	readonly isThere: boolean;
	/** What somebody new signs in with if the sheet names nothing. */
	proposed: string;
	roles: readonly RoleHeld[];
}

export const isSameRole = (a: RoleHeld, b: RoleHeld) =>
	a.role === b.role && a.council === b.council && a.area === b.area;

/** Somebody new is invited without mail. Of the others, roles that stay keep their title and 分野. */
export async function writePeople(
	tx: Tx,
	person: Person,
	plans: readonly RowPlan<PersonItem>[]
): Promise<NewLink[]> {
	const links: NewLink[] = [];
	for (const { before, item } of plans)
		if (before) await change(tx, person, { before, item });
		else links.push(await invite(tx, person, item));
	return links;
}

async function invite(tx: Tx, person: Person, item: PersonItem): Promise<NewLink> {
	const { displayName, roles } = item;
	const { municipality } = person;
	const signInName = item.signInName || item.proposed;
	const id = await insertAccount(tx, municipality, { signInName, displayName, roles });
	const token = await makeLink(tx, { id, municipality }, 'invitation');
	await recordEvent(tx, auditActor(person), {
		what: 'account.invited',
		thing: { type: 'account', id, name: displayName },
		details: { sheet: true, roles }
	});
	return { name: displayName, signInName, token };
}

interface Changed {
	readonly before: PersonItem;
	readonly item: PersonItem;
}

async function change(tx: Tx, person: Person, { before, item }: Changed): Promise<void> {
	const { municipality } = person;
	const thing = { type: 'account', id: item.id, name: item.displayName } as const;
	const record = (what: 'account.changed' | 'role.given' | 'role.taken', details: object) =>
		recordEvent(tx, auditActor(person), { what, thing, details: { sheet: true, ...details } });

	if (before.displayName !== item.displayName) {
		await tx.update(accounts).set({ displayName: item.displayName }).where(eq(accounts.id, item.id));
		await record('account.changed', { from: before.displayName, to: item.displayName });
	}
	for (const role of before.roles.filter((each) => !item.roles.some((other) => isSameRole(each, other)))) {
		await tx
			.delete(accountRoles)
			.where(
				and(
					eq(accountRoles.accountId, item.id),
					eq(accountRoles.role, role.role),
					role.council ? eq(accountRoles.councilId, role.council) : isNull(accountRoles.councilId),
					role.area ? eq(accountRoles.areaId, role.area) : isNull(accountRoles.areaId)
				)
			);
		await record('role.taken', role);
	}
	for (const role of item.roles.filter((each) => !before.roles.some((other) => isSameRole(each, other)))) {
		await grantRoles(tx, { id: item.id, municipality }, [role]);
		await record('role.given', role);
	}
}
