import { eq } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import { findPerson, type Person } from '../auth/person.ts';
import type { Tx } from '../db/client.ts';
import { isUuid } from '../db/ids.ts';
import { accounts } from '../db/schema/account.ts';

/** An account of this 市町村 that was not removed. */
export const findColleague = (tx: Tx, id: string): Promise<Person | null> =>
	isUuid(id) ? findPerson(tx, id as AccountId) : Promise.resolve(null);

/** Somebody who has not accepted the invitation has no 合いことば. */
export async function hasSignedIn(tx: Tx, id: AccountId): Promise<boolean> {
	const [row] = await tx.select({ hash: accounts.passwordHash }).from(accounts).where(eq(accounts.id, id));
	return row?.hash != null;
}
