import { and, eq, isNull } from 'drizzle-orm';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import { accounts } from '../db/schema/account.ts';
import { scope } from '../db/scope.ts';

interface Change {
	/** What the page showed: 行政担当 may have changed it meanwhile. */
	readonly was: string;
	readonly displayName: string;
}

/** C50 */
export function changeDisplayName(
	{ db }: App,
	person: Person,
	{ was, displayName }: Change
): Promise<'done' | 'changed_meanwhile'> {
	const { id, municipality } = person;
	return scope(db, municipality, async (tx) => {
		const changed = await tx
			.update(accounts)
			.set({ displayName })
			.where(and(eq(accounts.id, id), eq(accounts.displayName, was), isNull(accounts.removedAt)))
			.returning({ id: accounts.id });
		if (changed.length === 0) return 'changed_meanwhile';
		if (was !== displayName)
			await recordEvent(tx, auditActor(person), {
				what: 'account.changed',
				thing: { type: 'account', id, name: displayName },
				details: { before: { displayName: was }, after: { displayName } }
			});
		return 'done';
	});
}
