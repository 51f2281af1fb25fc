import { and, eq, gt, isNull } from 'drizzle-orm';
import type { App } from '../app.ts';
import type { Tx } from '../db/client.ts';
import { findLink } from '../db/lookup.ts';
import { accounts } from '../db/schema/account.ts';
import { sessions } from '../db/schema/session.ts';
import { linkPurpose, oneTimeLinks } from '../db/schema/link.ts';
import { scope } from '../db/scope.ts';
import { hashPassword } from './passwords.ts';
import type { Person } from './person.ts';
import { hashOf, newToken } from './secrets.ts';
import { startSession } from './sessions.ts';

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

/** Using a link ends all other sessions of the account. */
export async function useLink(
	app: App,
	token: string,
	password: string
): Promise<{ readonly session: string } | 'link_used'> {
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
		return true;
	});

	return used ? { session: await startSession(app.db, { id, municipality }) } : 'link_used';
}

export const linkAddress = (origin: string, token: string) => `${origin}/sign-in/password#${token}`;
