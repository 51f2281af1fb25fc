import { and, eq, gt, isNull } from 'drizzle-orm';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Tx } from '../db/client.ts';
import { findLink } from '../db/lookup.ts';
import { accounts } from '../db/schema/account.ts';
import { sessions } from '../db/schema/session.ts';
import { linkPurpose, oneTimeLinks } from '../db/schema/link.ts';
import { scope } from '../db/scope.ts';
import { hashPassword } from './passwords.ts';
import { findPerson, type Person } from './person.ts';
import { hashOf, newToken } from './secrets.ts';
import { enterAs, type HalfSignIn } from './sign-in.ts';

const days = { invitation: 14, new_password: 2 };

type Purpose = (typeof linkPurpose.enumValues)[number];

/** Invalidates earlier links. Only a hash of the token is stored. */
export async function makeLink(
	tx: Tx,
	{ id, municipality }: Pick<Person, 'id' | 'municipality'>,
	purpose: Purpose
): Promise<string> {
	const token = newToken();
	const expiresAt = new Date(Date.now() + days[purpose] * 86_400_000);
	await tx.delete(oneTimeLinks).where(eq(oneTimeLinks.accountId, id));
	await tx
		.insert(oneTimeLinks)
		.values({ tokenHash: hashOf(token), purpose, accountId: id, municipalityId: municipality, expiresAt });

	return token;
}

/** Using a link ends all other sessions of the account. A second factor is still asked (C53). */
export async function useLink(
	app: App,
	token: string,
	password: string,
	device?: string
): Promise<{ readonly session: string } | HalfSignIn | 'link_used'> {
	const found = await findLink(app.db, hashOf(token));
	if (!found) return 'link_used';
	const { account: id, municipality } = found;
	const passwordHash = await hashPassword(password);

	const used = await scope(app.db, municipality, async (tx) => {
		const now = new Date();
		const taken = await tx
			.update(oneTimeLinks)
			.set({ usedAt: now })
			.where(
				and(
					eq(oneTimeLinks.tokenHash, hashOf(token)),
					isNull(oneTimeLinks.usedAt),
					gt(oneTimeLinks.expiresAt, now)
				)
			)
			.returning({ account: oneTimeLinks.accountId });
		if (taken.length === 0) return false;
		await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, id));
		await tx.delete(sessions).where(eq(sessions.accountId, id));
		const person = await findPerson(tx, id);
		if (person)
			await recordEvent(tx, auditActor(person), {
				what: 'password.changed',
				thing: { type: 'account', id, name: person.displayName },
				details: { byLink: true }
			});
		return true;
	});

	return used ? enterAs(app, { id, municipality }, passwordHash, device) : 'link_used';
}

export const linkAddress = (origin: string, token: string) => `${origin}/sign-in/password#${token}`;
