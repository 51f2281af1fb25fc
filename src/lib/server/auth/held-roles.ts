import { sql } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import type { Role } from '#lib/city/roles.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';

export interface RoleInCouncil {
	readonly role: Role;
	/** Null for the whole municipality (市町村). */
	readonly council: CouncilId | null;
}

/** What each account may do now: a role in an area counts once for each council of that area and of the areas in it. */
export async function heldRoles(
	tx: Tx,
	accounts: readonly AccountId[]
): Promise<Map<AccountId, RoleInCouncil[]>> {
	const ids = `{${accounts.join(',')}}`;
	const rows = await tx.execute<{ account: AccountId; role: Role; council: CouncilId | null }>(sql`
		with recursive within(account_id, role, area_id) as (
			select account_id, role, area_id from account_role
			where account_id = any(${ids}::uuid[]) and area_id is not null
			union
			select w.account_id, w.role, p.area_id from within w join area_parent p on p.parent_id = w.area_id
		)
		select account_id as account, role, council_id as council from account_role
		where account_id = any(${ids}::uuid[]) and area_id is null
		union
		select w.account_id, w.role, c.id from within w join council c on c.area_id = w.area_id
		order by account, role, council`);
	const held = new Map(accounts.map((id): [AccountId, RoleInCouncil[]] => [id, []]));
	for (const { account, role, council } of rows) held.get(account)?.push({ role, council });
	return held;
}
