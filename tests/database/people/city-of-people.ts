import { eq } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import { insertAccount, type GivenRole } from '#lib/server/auth/accounts.ts';
import { findPerson, type Person } from '#lib/server/auth/person.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { accounts } from '#lib/server/db/schema/account.ts';
import { scope } from '#lib/server/db/scope.ts';
import type { App } from '#lib/server/app.ts';
import type { City } from '../../support/city.ts';

let count = 0;

/** Somebody with these roles who has signed in before. */
export async function aColleague(
	{ db }: App,
	{ municipality }: City,
	roles: readonly GivenRole[],
	passwordHash: string | null = 'a hash'
): Promise<Person> {
	count += 1;
	const signInName = `hito-${municipality.slice(0, 8)}-${count}`;
	return scope(db, municipality, async (tx) => {
		const wanted = { signInName, displayName: `人 ${count}`, roles, passwordHash };
		const id = await insertAccount(tx, municipality, wanted);
		return (await findPerson(tx, id))!;
	});
}

export const personNow = ({ db }: App, { municipality }: City, id: AccountId): Promise<Person | null> =>
	scope(db, municipality, (tx) => findPerson(tx, id));

export const rowOf = ({ db }: App, { municipality }: City, id: AccountId) =>
	scope(db, municipality, async (tx) => {
		const [row] = await tx.select().from(accounts).where(eq(accounts.id, id));
		return row!;
	});

/** What 操作の記録 has, in order. */
export const actsIn = ({ db }: App, { municipality }: City) =>
	scope(db, municipality, (tx) =>
		tx
			.select({ what: auditEvents.what, role: auditEvents.actorRole, thing: auditEvents.thingId })
			.from(auditEvents)
			.orderBy(auditEvents.at)
	);
