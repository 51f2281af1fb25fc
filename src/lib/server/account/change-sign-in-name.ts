import { and, eq, isNull } from 'drizzle-orm';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import { normalName } from '../auth/sign-in.ts';
import { accounts } from '../db/schema/account.ts';
import { scope } from '../db/scope.ts';
import { violatedUnique } from '../db/violation.ts';

/** C50. The own password was checked. */
export async function changeSignInName(
	{ db }: App,
	person: Person,
	signInName: string
): Promise<'done' | 'name_taken'> {
	const { id, municipality, displayName: name, signInName: was } = person;
	const wanted = normalName(signInName);
	try {
		await scope(db, municipality, async (tx) => {
			const changed = await tx
				.update(accounts)
				.set({ signInName: wanted })
				.where(and(eq(accounts.id, id), isNull(accounts.removedAt)))
				.returning({ id: accounts.id });
			if (changed.length === 0 || was === wanted) return;
			await recordEvent(tx, auditActor(person), {
				what: 'sign_in_name.changed',
				thing: { type: 'account', id, name }
			});
		});
		return 'done';
	} catch (error) {
		if (violatedUnique(error) === 'account_sign_in_name_unique') return 'name_taken';
		throw error;
	}
}
