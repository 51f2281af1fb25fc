import { isDeepStrictEqual } from 'node:util';
import { mayGive } from '#lib/city/administration-policy.ts';
import type { App } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import { accountRoles } from '../db/schema/account.ts';
import { type Acting, inTurn } from './acting.ts';
import { findColleague } from './find-account.ts';
import { isRow, rolesOf, type RoleAt, type RoleWords } from './role-rows.ts';

export type ChangeRefusal =
	| 'not_yours'
	| 'no_such_account'
	| 'no_such_role'
	/** Somebody else changed it meanwhile: these are the words now. */
	| { readonly now: RoleWords };

interface Changed {
	readonly account: string;
	readonly at: RoleAt;
	/** What the form showed. */
	readonly was: RoleWords;
	readonly to: RoleWords;
}

/** Local title and 分野. Another role or place is another row, given and taken. */
export function changeRole(
	{ db }: App,
	acting: Acting,
	{ account, at, was, to }: Changed
): Promise<ChangeRefusal | null> {
	return inTurn(db, acting, async (tx, now): Promise<ChangeRefusal | null> => {
		if (!mayGive(now, at.role, at)) return 'not_yours';
		const colleague = await findColleague(tx, account);
		if (!colleague) return 'no_such_account';
		const row = (await rolesOf(tx, colleague.id)).find(
			({ role, council, area }) => role === at.role && council === at.council && area === at.area
		);
		if (!row) return 'no_such_role';
		const { title, fields } = row;
		if (!isDeepStrictEqual({ title, fields }, was)) return { now: { title, fields } };

		if (isDeepStrictEqual(to, was)) return null;
		await tx.update(accountRoles).set(to).where(isRow(colleague.id, at));
		await recordEvent(tx, now.audit, {
			what: 'role.changed',
			thing: { type: 'account', id: colleague.id, name: colleague.displayName },
			details: { ...at, from: was, to }
		});
		return null;
	});
}
