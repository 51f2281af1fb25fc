import { mayGive } from '#lib/city/administration-policy.ts';
import type { App } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import { grantRoles } from '../auth/accounts.ts';
import type { AreaId, CouncilId } from '../db/ids.ts';
import { type Acting, inTurn } from './acting.ts';
import { findColleague } from './find-account.ts';
import { placeName, rolesOf, type RoleAt, type RoleWords } from './role-rows.ts';

export type GiveRefusal = 'not_yours' | 'no_such_account' | 'no_such_place' | 'held_already';

interface Given extends RoleWords {
	readonly account: string;
	/** One role in several places. */
	readonly at: readonly RoleAt[];
}

/** C41. Places where the role is held already stay as they are. */
export function giveRole(
	{ db }: App,
	acting: Acting,
	{ account, at, title, fields }: Given
): Promise<GiveRefusal | null> {
	return inTurn(db, acting, async (tx, now) => {
		if (at.length === 0 || !at.every((each) => mayGive(now, each.role, each))) return 'not_yours';
		const colleague = await findColleague(tx, account);
		if (!colleague) return 'no_such_account';
		const places = await Promise.all(at.map((each) => placeName(tx, each)));
		if (places.includes(null)) return 'no_such_place';

		const held = await rolesOf(tx, colleague.id);
		const fresh = at.filter(
			({ role, council, area }) =>
				!held.some((each) => each.role === role && each.council === council && each.area === area)
		);
		if (fresh.length === 0) return 'held_already';
		const rows = fresh.map(({ role, council, area }) => ({
			role,
			council: council as CouncilId | null,
			area: area as AreaId | null,
			title,
			fields
		}));
		await grantRoles(tx, colleague, rows);
		for (const row of rows)
			await recordEvent(tx, now.audit, {
				what: 'role.given',
				thing: { type: 'account', id: colleague.id, name: colleague.displayName },
				details: { ...row }
			});
		return null;
	});
}
