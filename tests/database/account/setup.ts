/** One person with a password, in an invented city. */
import { eq } from 'drizzle-orm';
import type { App } from '#lib/server/app.ts';
import { inviteAccount } from '#lib/server/auth/accounts.ts';
import { useLink } from '#lib/server/auth/links.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { scope } from '#lib/server/db/scope.ts';
import type { City } from '../../support/city.ts';

export const password = 'sakura-2026';
export const address = '192.0.2.1';
let people = 0;

export interface Somebody {
	readonly person: Person;
	readonly session: string;
	readonly signInName: string;
}

export async function somebody(app: App, city: City): Promise<Somebody> {
	const signInName = `kiku-${(people += 1)}`;
	const invited = await inviteAccount(app, city.municipality, {
		signInName,
		displayName: '菊池 きく',
		roles: [{ role: 'coordinator', council: city.council }]
	});
	if (invited === 'name_taken') throw new Error(invited);
	const taken = await useLink(app, invited.token, password, 'iPhoneの Safari');
	if (typeof taken === 'string') throw new Error(taken);
	const person = (await readSession(app.db, taken.session))?.person;
	if (!person) throw new Error('nobody is signed in');
	return { person, session: taken.session, signInName };
}

/** What the log of acts says of the account. */
export async function actsOn(app: App, { id, municipality }: Person): Promise<string[]> {
	const rows = await scope(app.db, municipality, (tx) =>
		tx.select({ what: auditEvents.what }).from(auditEvents).where(eq(auditEvents.thingId, id))
	);
	return rows.map(({ what }) => what);
}
