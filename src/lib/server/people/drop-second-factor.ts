import { eq } from 'drizzle-orm';
import type { App } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import { recoveryCodes, secondFactors } from '../db/schema/second-factor.ts';
import { type Acting, inTurn } from './acting.ts';
import { findColleague } from './find-account.ts';

/** For somebody who lost the phone and the 予備の番号. Only the terminal does this (C48). */
export function dropSecondFactor(
	{ db }: App,
	acting: Acting & { readonly account: null },
	account: string
): Promise<'not_yours' | 'no_such_account' | { readonly had: boolean }> {
	return inTurn(db, acting, async (tx, now) => {
		const colleague = await findColleague(tx, account);
		if (!colleague) return 'no_such_account' as const;
		const { id, displayName } = colleague;
		const dropped = await tx
			.delete(secondFactors)
			.where(eq(secondFactors.accountId, id))
			.returning({ id: secondFactors.accountId });
		await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, id));
		const had = dropped.length > 0;
		if (had)
			await recordEvent(tx, now.audit, {
				what: 'second_factor.off',
				thing: { type: 'account', id, name: displayName }
			});
		return { had };
	});
}
