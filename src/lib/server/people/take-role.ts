import { mayGive } from '#lib/city/administration-policy.ts';
import type { App } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import { accountRoles } from '../db/schema/account.ts';
import { type Acting, inTurn } from './acting.ts';
import { findColleague } from './find-account.ts';
import { passTodaysKeys } from './pass-keys.ts';
import { isLastAdministrator, isRow, type RoleAt } from './role-rows.ts';

export type TakeRefusal = 'not_yours' | 'no_such_account' | 'no_such_role' | 'last_administrator';

/** C41: open sockets close at their next check, within seconds. The terminal can always make another 行政担当. */
export function takeRole(
	{ db }: App,
	acting: Acting,
	{ account, at }: { readonly account: string; readonly at: RoleAt }
): Promise<TakeRefusal | null> {
	return inTurn(db, acting, async (tx, now): Promise<TakeRefusal | null> => {
		if (!mayGive(now, at.role, at)) return 'not_yours';
		const colleague = await findColleague(tx, account);
		if (!colleague) return 'no_such_account';
		const isLast = at.role === 'municipal_staff' && (await isLastAdministrator(tx, colleague.id));
		if (isLast && now.account !== null) return 'last_administrator';

		const taken = await tx.delete(accountRoles).where(isRow(colleague.id, at)).returning();
		if (taken.length === 0) return 'no_such_role';
		await passTodaysKeys(tx, colleague.id, now.account);
		await recordEvent(tx, now.audit, {
			what: 'role.taken',
			thing: { type: 'account', id: colleague.id, name: colleague.displayName },
			details: { ...at }
		});
		return null;
	});
}
