import { eq } from 'drizzle-orm';
import { compareNames } from '#lib/words/natural-order.ts';
import type { AccountId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import type { Tx } from '../db/client.ts';
import { type AreaId, type CommissionId, isUuid, type MunicipalityId } from '../db/ids.ts';
import { accounts } from '../db/schema/account.ts';
import { areas } from '../db/schema/area.ts';
import { commissionAreas, commissions } from '../db/schema/commission.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';

export interface CommissionLine {
	readonly id: CommissionId;
	readonly name: string;
	readonly termFrom: string | null;
	readonly termTo: string | null;
	readonly tier: (typeof commissions.$inferSelect)['tier'];
	readonly workStyle: (typeof commissions.$inferSelect)['workStyle'];
	readonly organization: string;
	readonly account: { readonly id: AccountId; readonly name: string } | null;
	/** Empty: the whole 市町村. */
	readonly areas: readonly { readonly id: AreaId; readonly name: string }[];
}

export const listCommissions = ({ db }: App, municipality: MunicipalityId): Promise<CommissionLine[]> =>
	scope(db, municipality, (tx) => commissionLines(tx));

async function commissionLines(tx: Tx, id?: CommissionId): Promise<CommissionLine[]> {
	const rows = await tx
		.select({
			commission: commissions,
			organization: organizations.name,
			accountName: accounts.displayName
		})
		.from(commissions)
		.leftJoin(organizations, eq(organizations.id, commissions.organizationId))
		.leftJoin(accounts, eq(accounts.id, commissions.accountId))
		.where(id ? eq(commissions.id, id) : undefined);
	const places = await tx
		.select({ commission: commissionAreas.commissionId, id: areas.id, name: areas.name })
		.from(commissionAreas)
		.innerJoin(areas, eq(areas.id, commissionAreas.areaId))
		.where(id ? eq(commissionAreas.commissionId, id) : undefined);
	const of = Map.groupBy(places, ({ commission }) => commission);
	return rows
		.map(({ commission: { id, name, termFrom, termTo, tier, workStyle, accountId }, ...row }) => ({
			id,
			name,
			termFrom,
			termTo,
			tier,
			workStyle,
			organization: row.organization ?? '',
			account: accountId === null ? null : { id: accountId, name: row.accountName ?? '' },
			areas: (of.get(id) ?? [])
				.map(({ id, name }) => ({ id, name }))
				.toSorted((a, b) => compareNames(a.name, b.name))
		}))
		.toSorted((a, b) => compareNames(a.name, b.name));
}

/** Nobody else changes it until this transaction ends. */
export async function lockedCommission(tx: Tx, id: string): Promise<CommissionLine | null> {
	if (!isUuid(id)) return null;
	const asked = id as CommissionId;
	await tx.select({ id: commissions.id }).from(commissions).where(eq(commissions.id, asked)).for('update');
	return (await commissionLines(tx, asked))[0] ?? null;
}
