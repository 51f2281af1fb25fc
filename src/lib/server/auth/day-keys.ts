/** A day key (当日のかぎ) lets a person without an account facilitate one meeting on one day. */
import { and, asc, eq, inArray, isNull, notExists, or } from 'drizzle-orm';
import type { AccountId, DayKeyId, MeetingId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { Tx } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { findDayKey } from '../db/lookup.ts';
import { accounts } from '../db/schema/account.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { meetings } from '../db/schema/meeting.ts';
import { remoteRequests } from '../db/schema/remote-request.ts';
import { scope } from '../db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { networkOf } from './network.ts';
import { facilitates, findPerson, type Person } from './person.ts';
import { dayKeyToken, hashOf } from './secrets.ts';
import { Tries, triesOf } from './rate-limits.ts';

/** The key is valid on the day of the meeting in Japan, or today if that has passed. */
export async function makeDayKey(
	app: App,
	person: Pick<Person, 'id' | 'municipality'>,
	meeting: MeetingId
): Promise<DayKeyId> {
	return scope(app.db, person.municipality, async (tx) => {
		const [row] = await tx
			.select({ startsAt: meetings.startsAt })
			.from(meetings)
			.where(eq(meetings.id, meeting))
			.for('share'); // waits for a plan that is being saved: the key would keep the old day
		if (!row) throw new Error('there is no such meeting in this municipality');
		const { municipality, id: madeBy } = person;
		return insertDayKey(app, tx, { meeting, municipality, madeBy, validOn: dayOf(row.startsAt) });
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

/** ISO dates compare correctly as strings. */
function dayOf(startsAt: Date): string {
	const [day, today] = [japanDay(startsAt), japanDay(new Date())];
	return day > today ? day : today;
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
	await scope(app.db, municipality, (tx) => {
		const remotes = tx
			.select({ id: remoteRequests.dayKeyId })
			.from(remoteRequests)
			.where(eq(remoteRequests.grantedByKeyId, key));
		return tx
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

export type TakenKey =
	| {
			readonly ok: true;
			readonly key: DayKeyId;
			readonly meeting: MeetingId;
			readonly municipality: MunicipalityId;
	  }
	/** `validOn` is null if the key does not exist. */
	| { readonly ok: false; readonly refusal: KeyRefusal; readonly validOn: string | null };

/** A token is refused if unknown, revoked or not valid today. */
export async function readDayKey(app: App, token: string): Promise<TakenKey> {
	const found = await findDayKey(app.db, hashOf(token));
	if (!found) return { ok: false, refusal: 'wrong', validOn: null };
	const { key, meeting, municipality, validOn, revoked } = found;
	const today = japanDay(new Date());
	if (revoked || !(await makerFacilitates(app, { key, municipality })))
		return { ok: false, refusal: 'revoked', validOn };
	if (validOn !== today) return { ok: false, refusal: validOn > today ? 'early' : 'past', validOn };
	return { ok: true, key, meeting, municipality };
}

/** A key works only while its maker's account exists and may facilitate the council. */
async function makerFacilitates(
	app: App,
	{ key, municipality }: { key: DayKeyId; municipality: MunicipalityId }
): Promise<boolean> {
	return scope(app.db, municipality, async (tx) => {
		const [row] = await tx
			.select({ maker: dayKeys.madeBy, council: meetings.councilId })
			.from(dayKeys)
			.innerJoin(meetings, eq(meetings.id, dayKeys.meetingId))
			.where(eq(dayKeys.id, key));
		if (!row) return false;
		const maker = await findPerson(tx, row.maker);
		return maker !== null && facilitates(maker, row.council);
	});
}

/** A 192-bit token cannot be guessed: this only slows down wrong keys. */
const tries = triesOf((app) => new Tries(app, { of: 'key-address', tries: 30, seconds: 5 * 60 }));

/** With a rate limit on wrong keys. */
export async function takeDayKey(app: App, token: string, address: string): Promise<TakenKey> {
	const taken = await readDayKey(app, token);
	if (taken.ok || taken.refusal !== 'wrong') return taken;
	const network = networkOf(address);
	if (await tries(app).areUsedUp(network)) return { ok: false, refusal: 'too_many_tries', validOn: null };
	await tries(app).countWrong(network);
	return taken;
}
