/** The only file that uses lucia, so that it can be replaced. */
import { eq, lt } from 'drizzle-orm';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import type { AccountId } from '#lib/board/model.ts';
import type { Db } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { findSession } from '../db/lookup.ts';
import { sessions } from '../db/schema/session.ts';
import { scope } from '../db/scope.ts';
import { findPerson, type Person } from './person.ts';
import { hashOf } from './secrets.ts';

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaIn>;
		UserId: AccountId;
		DatabaseUserAttributes: Person;
	}
}

/** Long enough to stay signed in in the hall. Use within the second half renews the session. */
export const sessionDays = 30;

/** T4: a longer session began while the clock was ahead, and could last for years. */
const mostMs = (sessionDays + 2) * 86_400_000;

export interface SignedIn {
	readonly person: Person;
	/** The cookie must be renewed too. */
	readonly renewed: boolean;
}

/** `device` is a word for the list of signed-in devices, never an address. */
export async function startSession(
	db: Db,
	{ id, municipality }: Pick<Person, 'id' | 'municipality'>,
	device = ''
): Promise<string> {
	const session = await luciaIn(db, municipality, device).createSession(id, {});
	return session.id;
}

export async function readSession(db: Db, id: string): Promise<SignedIn | null> {
	const found = await findSession(db, hashOf(id));
	if (!found) return null;
	const { user, session } = await luciaIn(db, found.municipality).validateSession(id);
	return user ? { person: user.person, renewed: session.fresh } : null;
}

export async function endSession(db: Db, id: string): Promise<void> {
	const found = await findSession(db, hashOf(id));
	if (found) await luciaIn(db, found.municipality).invalidateSession(id);
}

function luciaIn(db: Db, municipality: MunicipalityId, device = '') {
	return new Lucia(adapterIn(db, municipality, device), {
		sessionExpiresIn: new TimeSpan(sessionDays, 'd'),
		getUserAttributes: (person) => ({ person })
	});
}

/** lucia has session ids as in the cookie; the table stores only their hashes. */
function adapterIn(db: Db, municipality: MunicipalityId, device: string): Adapter {
	const row = (id: string) => eq(sessions.id, hashOf(id));

	return {
		getSessionAndUser: (id) =>
			scope(db, municipality, async (tx) => {
				const [found] = await tx.select().from(sessions).where(row(id));
				if (!found || found.expiresAt.getTime() > Date.now() + mostMs) return [null, null];
				const person = await findPerson(tx, found.accountId);
				const session = { id, userId: found.accountId, expiresAt: found.expiresAt, attributes: {} };
				return [session, person && { id: person.id, attributes: person }];
			}),
		getUserSessions: () => Promise.reject(new Error('ids of sessions are not kept, so nobody can list them')),
		setSession: ({ id, userId, expiresAt }) =>
			scope(db, municipality, async (tx) => {
				await tx.insert(sessions).values({
					id: hashOf(id),
					accountId: userId,
					municipalityId: municipality,
					expiresAt,
					startedAt: new Date(),
					device
				});
				await tx.delete(sessions).where(lt(sessions.expiresAt, new Date()));
			}),
		updateSessionExpiration: (id, expiresAt) =>
			scope(
				db,
				municipality,
				async (tx) => void (await tx.update(sessions).set({ expiresAt }).where(row(id)))
			),
		deleteSession: (id) =>
			scope(db, municipality, async (tx) => void (await tx.delete(sessions).where(row(id)))),
		deleteUserSessions: (account) =>
			scope(
				db,
				municipality,
				async (tx) => void (await tx.delete(sessions).where(eq(sessions.accountId, account)))
			),
		deleteExpiredSessions: () =>
			scope(
				db,
				municipality,
				async (tx) => void (await tx.delete(sessions).where(lt(sessions.expiresAt, new Date())))
			)
	};
}
