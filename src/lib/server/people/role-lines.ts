import { eq, type SQL } from 'drizzle-orm';
import type { HandoffField } from '#lib/board/handoff.ts';
import type { AccountId } from '#lib/board/model.ts';
import { roles as roleOrder, type Role } from '#lib/city/roles.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId, CouncilId } from '../db/ids.ts';
import { accountRoles } from '../db/schema/account.ts';
import { areas } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';

/** A role as it was given: one in an area stands here once, whatever councils it holds in. */
export interface RoleLine {
	readonly role: Role;
	readonly council: CouncilId | null;
	readonly area: AreaId | null;
	/** Of the council or area; empty for the whole 市町村. */
	readonly place: string;
	readonly title: string;
	readonly fields: readonly HandoffField[];
}

/** The widest role first. */
export async function roleLines(tx: Tx, where?: SQL): Promise<Map<AccountId, RoleLine[]>> {
	const rows = await tx
		.select({
			account: accountRoles.accountId,
			role: accountRoles.role,
			council: accountRoles.councilId,
			area: accountRoles.areaId,
			councilName: councils.displayName,
			areaName: areas.name,
			title: accountRoles.title,
			fields: accountRoles.fields
		})
		.from(accountRoles)
		.leftJoin(councils, eq(councils.id, accountRoles.councilId))
		.leftJoin(areas, eq(areas.id, accountRoles.areaId))
		.where(where);
	const lines = new Map<AccountId, RoleLine[]>();
	for (const { account, councilName, areaName, ...row } of rows)
		lines.set(account, [...(lines.get(account) ?? []), { ...row, place: councilName ?? areaName ?? '' }]);
	for (const each of lines.values())
		each.sort(
			(a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) || compareNames(a.place, b.place)
		);
	return lines;
}
