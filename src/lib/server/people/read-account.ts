import { eq } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import type { Person } from '../auth/person.ts';
import { mayHelp } from '../councils/council-people.ts';
import { isUuid } from '../db/ids.ts';
import { accountRoles, accounts } from '../db/schema/account.ts';
import { scope } from '../db/scope.ts';
import { findColleague } from './find-account.ts';
import type { PersonLine } from './list-people.ts';
import { isLastAdministrator } from './role-rows.ts';
import { roleLines } from './role-lines.ts';

export interface AccountFacts extends PersonLine {
	/** A link for a new 合いことば may be made (C46). */
	readonly helped: boolean;
	readonly isLast: boolean;
}

/** Also somebody who was removed: records still name them. */
export function readAccount({ db }: App, person: Person, account: string): Promise<AccountFacts | null> {
	return scope(db, person.municipality, async (tx) => {
		if (!isUuid(account)) return null;
		const id = account as AccountId;
		const [row] = await tx.select().from(accounts).where(eq(accounts.id, id));
		if (!row) return null;
		const colleague = await findColleague(tx, id);
		const lines = await roleLines(tx, eq(accountRoles.accountId, id));
		return {
			id,
			displayName: row.displayName,
			signInName: row.signInName,
			hasSignedIn: row.passwordHash !== null,
			removedAt: row.removedAt,
			roles: lines.get(id) ?? [],
			helped: colleague !== null && mayHelp(person, colleague),
			isLast: await isLastAdministrator(tx, id)
		};
	});
}
