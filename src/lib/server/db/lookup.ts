/** These queries run before the tenant (市町村) is known: migrations 0002, 0004, 0006, 0012 and 0013. */
import { type SQL, sql } from 'drizzle-orm';
import type { AccountId, DayKeyId, MeetingId, ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import type { Db } from './client.ts';
import type { MunicipalityId } from './ids.ts';

interface Owned extends Record<string, unknown> {
	readonly municipality: MunicipalityId;
}

export type ParticipantKind = 'phone' | 'screen';

async function first<T extends Record<string, unknown>>(db: Db, query: SQL): Promise<T | null> {
	const [row] = await db.execute<T>(query);
	return (row as T | undefined) ?? null;
}

export const findSession = (db: Db, hash: string) =>
	first<Owned>(db, sql`select municipality_id as municipality from lookup.find_session(${hash})`);

export const findAccount = (db: Db, signInName: string) =>
	first<Owned & { account: AccountId; passwordHash: string | null }>(
		db,
		sql`select account_id as account, municipality_id as municipality, password_hash as "passwordHash"
			from lookup.find_account(${signInName})`
	);

/** T4: a link that lasts too long was made while the clock was ahead. */
export const findLink = (db: Db, hash: string) =>
	first<Owned & { account: AccountId }>(
		db,
		sql`select account_id as account, municipality_id as municipality from lookup.find_link(${hash})
			where used_at is null and expires_at > now()
				and expires_at < now() + case purpose when 'invitation' then interval '15 days' else interval '3 days' end`
	);

export const findJoin = (db: Db, hash: string) =>
	first<Owned & { meeting: MeetingId; kind: ParticipantKind }>(
		db,
		sql`select meeting_id as meeting, municipality_id as municipality, kind from lookup.find_join(${hash})`
	);

export const findParticipant = (db: Db, meeting: MeetingId, hash: string) =>
	first<Owned & { participant: ParticipantId; kind: ParticipantKind }>(
		db,
		sql`select participant_id as participant, municipality_id as municipality, kind
			from lookup.find_participant(${meeting}, ${hash})`
	);

/** A 当日のかぎ or a 代筆のかぎ. */
export interface FoundKey<Id extends DayKeyId | ScribeKeyId> extends Owned {
	readonly key: Id;
	readonly meeting: MeetingId;
	readonly validOn: string;
	readonly revoked: boolean;
}

export const findDayKey = (db: Db, hash: string) =>
	first<FoundKey<DayKeyId>>(
		db,
		sql`select day_key_id as key, meeting_id as meeting, municipality_id as municipality,
			valid_on::text as "validOn", revoked_at is not null as revoked from lookup.find_day_key(${hash})`
	);

export const findScribeKey = (db: Db, hash: string) =>
	first<FoundKey<ScribeKeyId>>(
		db,
		sql`select scribe_key_id as key, meeting_id as meeting, municipality_id as municipality,
			valid_on::text as "validOn", revoked_at is not null as revoked from lookup.find_scribe_key(${hash})`
	);

export interface MunicipalityName extends Owned {
	readonly name: string;
}

export const listMunicipalities = async (db: Db): Promise<MunicipalityName[]> => [
	...(await db.execute<MunicipalityName>(
		sql`select municipality_id as municipality, name from lookup.list_municipalities()`
	))
];

/** Meetings without minutes (会議録) are omitted. */
export async function minutesHeads(
	db: Db,
	meetings: readonly MeetingId[]
): Promise<Map<MeetingId, { seq: number; epoch: string }>> {
	if (meetings.length === 0) return new Map();
	const rows = await db.execute<{ meeting: MeetingId; seq: number; epoch: string }>(
		sql`select meeting_id as meeting, seq, epoch from lookup.minutes_seqs(${`{${meetings.join(',')}}`}::uuid[])`
	);
	return new Map(rows.map(({ meeting, seq, epoch }) => [meeting, { seq: Number(seq), epoch }]));
}

/** Not finished (まとめ完了) yet. */
export const meetingsClosedBefore = async (
	db: Db,
	moment: Date
): Promise<(Owned & { readonly meeting: MeetingId })[]> => [
	...(await db.execute<Owned & { meeting: MeetingId }>(
		sql`select meeting_id as meeting, municipality_id as municipality
			from lookup.meetings_closed_before(${moment.toISOString()}::timestamptz)`
	))
];

/** Null for a real meeting. */
export const findRehearsal = (db: Db, meeting: MeetingId) =>
	first<Owned & { forMeeting: MeetingId }>(
		db,
		sql`select municipality_id as municipality, for_meeting_id as "forMeeting"
			from lookup.find_rehearsal(${meeting})`
	);

interface Limits {
	/** A rehearsal that was started before, or in the future (T4), is over. */
	readonly startedBefore: Date;
	readonly startedAfter: Date;
	/** Its own 閉会. */
	readonly closedBefore: Date;
}

/** Also those whose meeting was opened or called off meanwhile. */
export const rehearsalsOver = async (
	db: Db,
	{ startedBefore, startedAfter, closedBefore }: Limits
): Promise<(Owned & { readonly tenant: MunicipalityId })[]> => [
	...(await db.execute<Owned & { tenant: MunicipalityId }>(
		sql`select municipality_id as municipality, tenant_id as tenant from lookup.rehearsals_over(
			${startedBefore.toISOString()}::timestamptz, ${startedAfter.toISOString()}::timestamptz,
			${closedBefore.toISOString()}::timestamptz)`
	))
];
