/** 当日のかぎ: facilitates one meeting on one day, for somebody without an account or without a password at hand. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { DayKeyId, MeetingId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { findDayKey } from '../db/lookup.ts';
import { accounts } from '../db/schema/account.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { networkOf } from './network.ts';
import { facilitates, findPerson, type Person } from './person.ts';
import { dayKeyToken, hashOf } from './secrets.ts';
import { Tries, triesOf } from './rate-limits.ts';

/** Opens on the meeting's day in Japan, or today if that day has passed. */
export async function makeDayKey(
	app: App,
	person: Pick<Person, 'id' | 'municipality'>,
	meeting: MeetingId
): Promise<DayKeyId> {
	const id = crypto.randomUUID() as DayKeyId;
	await scope(app.db, person.municipality, async (tx) => {
		const [row] = await tx
			.select({ startsAt: meetings.startsAt })
			.from(meetings)
			.where(eq(meetings.id, meeting));
		if (!row) throw new Error('there is no such meeting in this municipality');
		await tx.insert(dayKeys).values({
			id,
			meetingId: meeting,
			municipalityId: person.municipality,
			tokenHash: hashOf(dayKeyToken(app.config.secret, id)),
			validOn: dayOf(row.startsAt),
			madeBy: person.id
		});
	});
	return id;
}

/** ISO days compare as text. */
function dayOf(startsAt: Date): string {
	const [day, today] = [japanDay(startsAt), japanDay(new Date())];
	return day > today ? day : today;
}

export interface DayKeyLine {
	readonly id: DayKeyId;
	readonly validOn: string;
	readonly madeBy: string;
	/** What the QR holds. */
	readonly link: string;
}

/** Those that still open, or will. */
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
			.where(and(eq(dayKeys.meetingId, meeting), isNull(dayKeys.revokedAt)))
			.orderBy(asc(dayKeys.validOn), asc(dayKeys.id))
	);
	const today = japanDay(new Date());
	return rows
		.filter(({ validOn }) => validOn >= today)
		.map((row) => ({ ...row, link: `${origin}/key#${dayKeyToken(app.config.secret, row.id)}` }));
}

/** The sockets that it opened are cut when they are asked again, within seconds. */
export async function revokeDayKey(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	key: DayKeyId
): Promise<void> {
	await scope(app.db, municipality, (tx) =>
		tx
			.update(dayKeys)
			.set({ revokedAt: new Date() })
			.where(and(eq(dayKeys.id, key), eq(dayKeys.meetingId, meeting), isNull(dayKeys.revokedAt)))
	);
}

export const keyRefusals = ['wrong', 'revoked', 'early', 'past', 'too_many_tries'] as const;
export type KeyRefusal = (typeof keyRefusals)[number];

export type TakenKey =
	| {
			readonly ok: true;
			readonly key: DayKeyId;
			readonly meeting: MeetingId;
			readonly municipality: MunicipalityId;
	  }
	/** `validOn`: the day that a right key belongs to. */
	| { readonly ok: false; readonly refusal: KeyRefusal; readonly validOn: string | null };

/** Whom a key's link or a browser's cookie lets in, now. */
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

/** A key is worth what its maker may do now: who was removed, or left the council, has lent nothing. */
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

/**
 * Nobody guesses 192 bits: who tries wrongly is told to wait, and nobody who has a key waits for what others tried, not
 * even from the same hall.
 */
const tries = triesOf((app) => new Tries(app, { of: 'key-address', tries: 30, seconds: 5 * 60 }));

/** For the page on which somebody takes a key up. */
export async function takeDayKey(app: App, token: string, address: string): Promise<TakenKey> {
	const taken = await readDayKey(app, token);
	if (taken.ok || taken.refusal !== 'wrong') return taken;
	const network = networkOf(address);
	if (await tries(app).areUsedUp(network)) return { ok: false, refusal: 'too_many_tries', validOn: null };
	await tries(app).countWrong(network);
	return taken;
}
