import { eq } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import { managesCity } from '#lib/city/administration-policy.ts';
import type { App } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Tx } from '../db/client.ts';
import { accountRoles, accounts } from '../db/schema/account.ts';
import { oneTimeLinks } from '../db/schema/link.ts';
import { recoveryCodes, secondFactors } from '../db/schema/second-factor.ts';
import { sessions } from '../db/schema/session.ts';
import { type Acting, inTurn } from './acting.ts';
import { findColleague } from './find-account.ts';
import { passTodaysKeys } from './pass-keys.ts';
import { isLastAdministrator, rolesOf } from './role-rows.ts';

export type RemoveRefusal = 'not_yours' | 'no_such_account' | 'last_administrator';

/**
 * C44: sessions and links end with the account, and sockets close at their next check. The row stays
 * with its display name, which records need; the sign-in name is free for somebody else.
 */
export function removeAccount(
	{ db }: App,
	acting: Acting,
	account: string
): Promise<RemoveRefusal | { readonly displayName: string }> {
	return inTurn(db, acting, async (tx, now) => {
		if (!managesCity(now)) return 'not_yours' as const;
		const colleague = await findColleague(tx, account);
		if (!colleague) return 'no_such_account' as const;
		const isLast = await isLastAdministrator(tx, colleague.id);
		if (isLast && now.account !== null) return 'last_administrator' as const;

		const { id, displayName } = colleague;
		const roles = await rolesOf(tx, id);
		await closeDoors(tx, id);
		const keys = await passTodaysKeys(tx, id, now.account);
		await recordEvent(tx, now.audit, {
			what: 'account.removed',
			thing: { type: 'account', id, name: displayName },
			details: { roles, keysPassed: keys }
		});
		return { displayName };
	});
}

async function closeDoors(tx: Tx, id: AccountId): Promise<void> {
	await tx.delete(accountRoles).where(eq(accountRoles.accountId, id));
	await tx.delete(sessions).where(eq(sessions.accountId, id));
	await tx.delete(oneTimeLinks).where(eq(oneTimeLinks.accountId, id));
	await tx.delete(secondFactors).where(eq(secondFactors.accountId, id));
	await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, id));
	// The name is free for somebody else, and with the id in it this one is nobody else's.
	await tx
		.update(accounts)
		.set({ removedAt: new Date(), passwordHash: null, signInName: `removed:${id}` })
		.where(eq(accounts.id, id));
}
