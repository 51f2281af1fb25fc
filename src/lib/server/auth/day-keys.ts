/**
 * A day key (当日のかぎ) lets a person without an account facilitate one meeting on one day. What it has
 * in common with a 代筆のかぎ is exported.
 */
import { and, asc, eq, inArray, isNull, notExists, or } from 'drizzle-orm';
import type { AccountId, DayKeyId, MeetingId, ScribeKeyId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { Db, Tx } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { findDayKey, type FoundKey } from '../db/lookup.ts';
import { accounts } from '../db/schema/account.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { meetings } from '../db/schema/meeting.ts';
import { remoteRequests } from '../db/schema/remote-request.ts';
import type { scribeKeys } from '../db/schema/scribe-key.ts';
import { scope } from '../db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { facilitates, findPerson, type Person } from './person.ts';
import { dayKeyToken, hashOf } from './secrets.ts';

/** The key is valid on the day of the meeting in Japan, or today if that has passed. */
export async function makeDayKey(
	app: App,
	person: Pick<Person, 'id' | 'municipality'>,
	meeting: MeetingId
): Promise<DayKeyId> {
	return scope(app.db, person.municipality, async (tx) => {
		const { municipality, id: madeBy } = person;
		return insertDayKey(app, tx, { meeting, municipality, madeBy, validOn: await dayToLend(tx, meeting) });
	});
}

interface NewDayKey extends MeetingAddress {
	readonly madeBy: AccountId;
	readonly validOn: string;
}

export async function insertDayKey(
	app: App,
	tx: Tx,
	{ meeting, municipality, madeBy, validOn }: NewDayKey
): Promise<DayKeyId> {
	const id = crypto.randomUUID() as DayKeyId;
	await tx.insert(dayKeys).values({
		id,
		meetingId: meeting,
		municipalityId: municipality,
		tokenHash: hashOf(dayKeyToken(app.config.secret, id)),
		validOn,
		madeBy
	});
	return id;
}

export interface DayKeyLine {
	readonly id: DayKeyId;
	readonly validOn: string;
	readonly madeBy: string;
	readonly link: string;
}

/** The link of a remote's key is shown to nobody: only the phone that asked has it. */
export const ofNoRemote = (tx: Tx) =>
	notExists(
		tx.select({ id: remoteRequests.id }).from(remoteRequests).where(eq(remoteRequests.dayKeyId, dayKeys.id))
	);

/** Leaves out revoked keys, those of earlier days, and those of remotes (リモコン). */
export async function listDayKeys(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	origin: string
): Promise<DayKeyLine[]> {
	const rows = await scope(app.db, municipality, (tx) =>
		tx
			.select({ id: dayKeys.id, validOn: dayKeys.validOn, madeBy: accounts.displayName })
			.from(dayKeys)
			.innerJoin(accounts, eq(accounts.id, dayKeys.madeBy))
			.where(and(eq(dayKeys.meetingId, meeting), isNull(dayKeys.revokedAt), ofNoRemote(tx)))
			.orderBy(asc(dayKeys.validOn), asc(dayKeys.id))
	);
	const today = japanDay(new Date());
	return rows
		.filter(({ validOn }) => validOn >= today)
		.map((row) => ({ ...row, link: `${origin}/key#${dayKeyToken(app.config.secret, row.id)}` }));
}

/**
 * Open sockets close at their next authorization check, within seconds. The remotes (リモコン) that the
 * key granted end with it.
 */
export async function revokeDayKey(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	key: DayKeyId
): Promise<void> {
	await scope(app.db, municipality, async (tx) => {
		// Waits for a はい that this key is giving, in a statement of its own: one that had begun before
		// would not see the remote.
		await tx.select({ id: meetings.id }).from(meetings).where(eq(meetings.id, meeting)).for('no key update');
		const remotes = tx
			.select({ id: remoteRequests.dayKeyId })
			.from(remoteRequests)
			.where(eq(remoteRequests.grantedByKeyId, key));
		await tx
			.update(dayKeys)
			.set({ revokedAt: new Date() })
			.where(
				and(
					or(eq(dayKeys.id, key), inArray(dayKeys.id, remotes)),
					eq(dayKeys.meetingId, meeting),
					isNull(dayKeys.revokedAt)
				)
			);
	});
}

type KeyRefusal = 'wrong' | 'revoked' | 'early' | 'past' | 'too_many_tries';

/** `validOn` is null if the key does not exist. */
export interface RefusedKey {
	readonly ok: false;
	readonly refusal: KeyRefusal;
	readonly validOn: string | null;
}

export interface TakenKey<Id extends DayKeyId | ScribeKeyId> {
	readonly ok: true;
	readonly key: Id;
	readonly meeting: MeetingId;
	readonly municipality: MunicipalityId;
}

export type TakenDayKey = TakenKey<DayKeyId>;

export const readDayKey = (app: App, token: string): Promise<TakenDayKey | RefusedKey> =>
	readKey(app, token, { table: dayKeys, find: findDayKey });

/** A table of keys, and the look-up by a token's hash that runs before the tenant is known. */
interface Keys<Id extends DayKeyId | ScribeKeyId> {
	readonly table: typeof dayKeys | typeof scribeKeys;
	readonly find: (db: Db, hash: string) => Promise<FoundKey<Id> | null>;
}

/** A token is refused if unknown, revoked or not valid today. */
export async function readKey<Id extends DayKeyId | ScribeKeyId>(
	app: App,
	token: string,
	{ table, find }: Keys<Id>
): Promise<TakenKey<Id> | RefusedKey> {
	const found = await find(app.db, hashOf(token));
	if (!found) return { ok: false, refusal: 'wrong', validOn: null };
	const { key, meeting, municipality, validOn, revoked } = found;
	if (revoked || !(await scope(app.db, municipality, (tx) => mayStillLend(tx, table, key))))
		return { ok: false, refusal: 'revoked', validOn };
	return refusedByDay(validOn) ?? { ok: true, key, meeting, municipality };
}

/** The day of the meeting in Japan, or today if that has passed. */
export async function dayToLend(tx: Tx, meeting: MeetingId): Promise<string> {
	const [row] = await tx
		.select({ startsAt: meetings.startsAt })
		.from(meetings)
		.where(eq(meetings.id, meeting))
		.for('share'); // waits for a plan that is being saved: the key would keep the old day
	if (!row) throw new Error('there is no such meeting in this municipality');
	const [day, today] = [japanDay(row.startsAt), japanDay(new Date())];
	return day > today ? day : today; // ISO dates compare correctly as strings
}

function refusedByDay(validOn: string): RefusedKey | null {
	const today = japanDay(new Date());
	return validOn === today ? null : { ok: false, refusal: validOn > today ? 'early' : 'past', validOn };
}

/** A key works only while its maker's account exists and may facilitate the council. */
async function mayStillLend(
	tx: Tx,
	table: typeof dayKeys | typeof scribeKeys,
	key: DayKeyId | ScribeKeyId
): Promise<boolean> {
	const [lending] = await tx
		.select({ maker: table.madeBy, council: meetings.councilId })
		.from(table)
		.innerJoin(meetings, eq(meetings.id, table.meetingId))
		.where(eq(table.id, key));
	const maker = lending ? await findPerson(tx, lending.maker) : null;
	return maker !== null && lending !== undefined && facilitates(maker, lending.council);
}
