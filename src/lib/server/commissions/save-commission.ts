import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import { managesCity } from '#lib/city/administration-policy.ts';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Tx } from '../db/client.ts';
import { type AreaId, type CommissionId, isUuid, type OrganizationId } from '../db/ids.ts';
import { accounts } from '../db/schema/account.ts';
import { areas } from '../db/schema/area.ts';
import { commissionAreas, commissions } from '../db/schema/commission.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import type { CommissionWords } from './commission-form.ts';
import { type CommissionLine, lockedCommission } from './list-commissions.ts';
import { commissionVersion } from './commission-version.ts';

export interface SavedCommission extends CommissionWords {
	readonly areas: readonly string[];
}

export type SaveRefusal =
	| 'not_yours'
	| 'no_such_commission'
	| 'no_such_organization'
	| 'no_such_account'
	| 'no_such_area'
	/** Somebody else changed it meanwhile. */
	| { readonly now: CommissionLine };

/** `change` names the row and the version that the form showed; without it a new one is made. */
export function saveCommission(
	{ db }: App,
	person: Person,
	wanted: SavedCommission,
	change: { readonly id: string; readonly since: string } | null
): Promise<SaveRefusal | CommissionId> {
	return scope(db, person.municipality, async (tx): Promise<SaveRefusal | CommissionId> => {
		if (!managesCity(person)) return 'not_yours';
		const before = change ? await lockedCommission(tx, change.id) : null;
		if (change && !before) return 'no_such_commission';
		if (change && before && commissionVersion(before) !== change.since) return { now: before };
		const found = await findIds(tx, wanted);
		if (typeof found === 'string') return found;

		const { name, termFrom, termTo, tier, workStyle } = wanted;
		const row = { name, termFrom, termTo, tier, workStyle, ...found.row };
		const id = before?.id ?? (crypto.randomUUID() as CommissionId);
		const own = { municipalityId: person.municipality };
		if (before) await tx.update(commissions).set(row).where(eq(commissions.id, id));
		else await tx.insert(commissions).values({ ...own, ...row, id });
		await tx.delete(commissionAreas).where(eq(commissionAreas.commissionId, id));
		for (const areaId of found.areas)
			await tx.insert(commissionAreas).values({ ...own, commissionId: id, areaId });
		await recordEvent(tx, auditActor(person), {
			what: before ? 'commission.changed' : 'commission.made',
			thing: { type: 'commission', id, name },
			details: { ...(before && { from: before }), to: { ...row, areas: found.areas } }
		});
		return id;
	});
}

/** The foreign keys would take what belongs to another 市町村. */
async function findIds(tx: Tx, { organization, account, areas: wanted }: SavedCommission) {
	const names = await tx
		.select({ id: organizations.id, name: organizations.name, aliases: organizations.aliases })
		.from(organizations);
	const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '');
	const office = names.find(({ name, aliases }) =>
		[name, ...aliases].some((each) => plain(each) === plain(organization))
	);
	if (organization && !office) return 'no_such_organization' as const;

	const [holder] = isUuid(account)
		? await tx
				.select({ id: accounts.id })
				.from(accounts)
				.where(and(eq(accounts.id, account as AccountId), isNull(accounts.removedAt)))
		: [];
	if (account && !holder) return 'no_such_account' as const;

	const asked = [...new Set(wanted)].filter(isUuid) as AreaId[];
	const there = await tx.select({ id: areas.id }).from(areas).where(inArray(areas.id, asked));
	if (there.length !== new Set(wanted).size) return 'no_such_area' as const;
	const organizationId: OrganizationId | null = office?.id ?? null;
	return { row: { organizationId, accountId: holder?.id ?? null }, areas: there.map(({ id }) => id) };
}
