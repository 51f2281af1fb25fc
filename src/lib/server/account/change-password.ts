import { and, eq, ne } from 'drizzle-orm';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import { hashPassword } from '../auth/passwords.ts';
import type { Person } from '../auth/person.ts';
import { hashOf } from '../auth/secrets.ts';
import { accounts } from '../db/schema/account.ts';
import { oneTimeLinks } from '../db/schema/link.ts';
import { sessions } from '../db/schema/session.ts';
import { scope } from '../db/scope.ts';

interface Change {
	readonly password: string;
	/** Of the browser that changes it, which stays signed in. */
	readonly session: string;
}

/** C51: every other device is signed out, and a link that was made for the old password opens nothing more. */
export async function changePassword(
	{ db }: App,
	person: Person,
	{ password, session }: Change
): Promise<void> {
	const { id, municipality, displayName: name } = person;
	const passwordHash = await hashPassword(password);
	await scope(db, municipality, async (tx) => {
		await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, id));
		await tx.delete(oneTimeLinks).where(eq(oneTimeLinks.accountId, id));
		await tx.delete(sessions).where(and(eq(sessions.accountId, id), ne(sessions.id, hashOf(session))));
		await recordEvent(tx, auditActor(person), {
			what: 'password.changed',
			thing: { type: 'account', id, name }
		});
	});
}
