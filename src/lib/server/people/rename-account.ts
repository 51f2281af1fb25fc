import { and, eq } from 'drizzle-orm';
import { managesCity } from '#lib/city/administration-policy.ts';
import type { App } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import { accounts } from '../db/schema/account.ts';
import { type Acting, inTurn } from './acting.ts';
import { findColleague } from './find-account.ts';

export type RenameRefusal = 'not_yours' | 'no_such_account' | { readonly now: string };

interface Renaming {
	readonly account: string;
	readonly displayName: string;
	/** What the form showed. */
	readonly was: string;
}

export function renameAccount(
	{ db }: App,
	acting: Acting,
	{ account, displayName, was }: Renaming
): Promise<RenameRefusal | null> {
	return inTurn(db, acting, async (tx, now): Promise<RenameRefusal | null> => {
		if (!managesCity(now)) return 'not_yours';
		const colleague = await findColleague(tx, account);
		if (!colleague) return 'no_such_account';
		const { id } = colleague;
		const changed = await tx
			.update(accounts)
			.set({ displayName })
			.where(and(eq(accounts.id, id), eq(accounts.displayName, was)))
			.returning({ id: accounts.id });
		// Somebody else's name stands there now, and theirs is not overwritten unseen.
		if (changed.length === 0) return { now: colleague.displayName };
		await recordEvent(tx, now.audit, {
			what: 'account.changed',
			thing: { type: 'account', id, name: displayName },
			details: { displayName: { from: was, to: displayName } }
		});
		return null;
	});
}
