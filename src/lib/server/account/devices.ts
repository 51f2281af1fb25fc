import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import { hashOf } from '../auth/secrets.ts';
import type { Tx } from '../db/client.ts';
import { sessions } from '../db/schema/session.ts';
import { scope } from '../db/scope.ts';

export interface Device {
	/** A hash: the cookie cannot be made from it. */
	readonly id: string;
	readonly words: string;
	/** Null: signed in with an earlier version. */
	readonly since: Date | null;
	readonly isThis: boolean;
}

const most = 50;

/** C52: only the own ones. */
export function listDevices({ db }: App, person: Person, session: string): Promise<Device[]> {
	const here = hashOf(session);
	return scope(db, person.municipality, async (tx) => {
		const rows = await tx
			.select({ id: sessions.id, words: sessions.device, since: sessions.startedAt })
			.from(sessions)
			.where(and(eq(sessions.accountId, person.id), gt(sessions.expiresAt, new Date())))
			.orderBy(desc(eq(sessions.id, here)), sql`${sessions.startedAt} desc nulls last`, sessions.id)
			.limit(most);
		return rows.map((row) => ({ ...row, isThis: row.id === here }));
	});
}

/** Its open sockets close at their next check, within seconds. */
export function signOutDevice({ db }: App, person: Person, device: string): Promise<void> {
	return scope(db, person.municipality, async (tx) => {
		const gone = await tx
			.delete(sessions)
			.where(and(eq(sessions.accountId, person.id), eq(sessions.id, device)))
			.returning({ words: sessions.device });
		await recordSignedOut(tx, person, gone);
	});
}

export function signOutOthers({ db }: App, person: Person, session: string): Promise<void> {
	return scope(db, person.municipality, async (tx) => {
		const gone = await tx
			.delete(sessions)
			.where(and(eq(sessions.accountId, person.id), ne(sessions.id, hashOf(session))))
			.returning({ words: sessions.device });
		await recordSignedOut(tx, person, gone);
	});
}

async function recordSignedOut(
	tx: Tx,
	person: Person,
	gone: readonly { readonly words: string }[]
): Promise<void> {
	const [first] = gone;
	if (!first) return;
	await recordEvent(tx, auditActor(person), {
		what: 'device.signed_out',
		thing: { type: 'account', id: person.id, name: person.displayName },
		details: gone.length === 1 ? { device: first.words } : { count: gone.length }
	});
}
