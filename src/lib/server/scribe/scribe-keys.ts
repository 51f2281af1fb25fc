/** A scribe's key (代筆のかぎ) lets a table write down for others in one meeting on one day (P15). */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { MeetingId, ScribeKeyId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { findScribeKey } from '../db/lookup.ts';
import { accounts } from '../db/schema/account.ts';
import { scribeKeys } from '../db/schema/scribe-key.ts';
import { scope } from '../db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { dayToLend, readKey, type RefusedKey, type TakenKey } from '../auth/day-keys.ts';
import type { Person } from '../auth/person.ts';
import { hashOf, scribeKeyToken } from '../auth/secrets.ts';

export async function makeScribeKey(
	app: App,
	person: Pick<Person, 'id' | 'municipality'>,
	meeting: MeetingId
): Promise<ScribeKeyId> {
	const id = crypto.randomUUID() as ScribeKeyId;
	await scope(app.db, person.municipality, async (tx) => {
		await tx.insert(scribeKeys).values({
			id,
			meetingId: meeting,
			municipalityId: person.municipality,
			tokenHash: hashOf(scribeKeyToken(app.config.secret, id)),
			validOn: await dayToLend(tx, meeting),
			madeBy: person.id
		});
	});
	return id;
}

export interface ScribeKeyLine {
	readonly id: ScribeKeyId;
	readonly validOn: string;
	readonly madeBy: string;
	readonly link: string;
}

/** Leaves out revoked keys and those of earlier days. */
export async function listScribeKeys(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	origin: string
): Promise<ScribeKeyLine[]> {
	const rows = await scope(app.db, municipality, (tx) =>
		tx
			.select({ id: scribeKeys.id, validOn: scribeKeys.validOn, madeBy: accounts.displayName })
			.from(scribeKeys)
			.innerJoin(accounts, eq(accounts.id, scribeKeys.madeBy))
			.where(and(eq(scribeKeys.meetingId, meeting), isNull(scribeKeys.revokedAt)))
			.orderBy(asc(scribeKeys.validOn), asc(scribeKeys.id))
	);
	const today = japanDay(new Date());
	return rows
		.filter(({ validOn }) => validOn >= today)
		.map((row) => ({ ...row, link: `${origin}/key#${scribeKeyToken(app.config.secret, row.id)}` }));
}

/** Open sockets close at their next authorization check, within seconds. */
export async function revokeScribeKey(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	key: ScribeKeyId
): Promise<void> {
	await scope(app.db, municipality, (tx) =>
		tx
			.update(scribeKeys)
			.set({ revokedAt: new Date() })
			.where(and(eq(scribeKeys.id, key), eq(scribeKeys.meetingId, meeting), isNull(scribeKeys.revokedAt)))
	);
}

export type TakenScribeKey = TakenKey<ScribeKeyId>;

export const readScribeKey = (app: App, token: string): Promise<TakenScribeKey | RefusedKey> =>
	readKey(app, token, { table: scribeKeys, find: findScribeKey });
