/** Rows of `account_role`, which has no id: account, role and place are the key. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { HandoffField } from '#lib/board/handoff.ts';
import type { AccountId } from '#lib/board/model.ts';
import type { Role, RoleScope } from '#lib/city/roles.ts';
import type { Tx } from '../db/client.ts';
import { type AreaId, type CouncilId, isUuid } from '../db/ids.ts';
import { accountRoles, accounts } from '../db/schema/account.ts';
import { areas } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';

export interface RoleAt extends RoleScope {
	readonly role: Role;
}

/** What a place calls the role, and the 分野 whose referrals it sees. */
export interface RoleWords {
	readonly title: string;
	readonly fields: readonly HandoffField[];
}

export interface RoleRow extends RoleWords {
	readonly role: Role;
	readonly council: CouncilId | null;
	readonly area: AreaId | null;
}

export const rolesOf = (tx: Tx, account: AccountId): Promise<RoleRow[]> =>
	tx
		.select({
			role: accountRoles.role,
			council: accountRoles.councilId,
			area: accountRoles.areaId,
			title: accountRoles.title,
			fields: accountRoles.fields
		})
		.from(accountRoles)
		.where(eq(accountRoles.accountId, account))
		.orderBy(accountRoles.role, accountRoles.councilId, accountRoles.areaId);

export const isRow = (account: AccountId, { role, council, area }: RoleAt) =>
	and(
		eq(accountRoles.accountId, account),
		eq(accountRoles.role, role),
		council === null ? isNull(accountRoles.councilId) : eq(accountRoles.councilId, council as CouncilId),
		area === null ? isNull(accountRoles.areaId) : eq(accountRoles.areaId, area as AreaId)
	);

/** The name of the place, or null: the foreign key would take that of another 市町村. Empty: the whole one. */
export async function placeName(tx: Tx, { council, area }: RoleScope): Promise<string | null> {
	if (council !== null) {
		if (!isUuid(council)) return null;
		const [row] = await tx
			.select({ name: councils.displayName })
			.from(councils)
			.where(eq(councils.id, council as CouncilId));
		return row?.name ?? null;
	}
	if (area === null) return '';
	if (!isUuid(area)) return null;
	const [row] = await tx
		.select({ name: areas.name })
		.from(areas)
		.where(eq(areas.id, area as AreaId));
	return row?.name ?? null;
}

/** C42. Who was invited and never signed in keeps nobody's door open, so they do not count. */
export async function isLastAdministrator(tx: Tx, account: AccountId): Promise<boolean> {
	const rows = await tx
		.select({ id: accounts.id })
		.from(accountRoles)
		.innerJoin(accounts, eq(accounts.id, accountRoles.accountId))
		.where(
			and(
				eq(accountRoles.role, 'municipal_staff'),
				isNull(accountRoles.councilId),
				isNull(accountRoles.areaId),
				isNull(accounts.removedAt),
				isNotNull(accounts.passwordHash)
			)
		);
	return rows.length === 1 && rows[0]?.id === account;
}
