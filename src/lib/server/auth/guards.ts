/** Guards throw a SvelteKit redirect or error. */
import { error, redirect } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import type { AccountId, DayKeyId, MeetingId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { type CouncilId, isUuid } from '../db/ids.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { requestCredentials } from './request-credentials.ts';
import { managesCity, managesCouncil } from '#lib/city/administration-policy.ts';
import { belongsTo, facilitates, type Person } from './person.ts';
import { readerOf } from './reader.ts';

interface Asked {
	readonly locals: { readonly app: App; readonly account: Person | null };
	readonly url: URL;
}

export function requireAccount({ locals, url }: Asked): Person {
	if (!locals.account) redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`);
	return locals.account;
}

/** C1: 行政担当 */
export function requireCityManager(asked: Asked): Person {
	const person = requireAccount(asked);
	if (!managesCity(person)) error(403);
	return person;
}

/** C2. The council is one of the person's 市町村: 404 hides the others. */
export async function requireCouncilManager(
	asked: Asked,
	council: string
): Promise<{ readonly person: Person; readonly council: CouncilId }> {
	const person = requireAccount(asked);
	if (!isUuid(council)) error(404);
	const id = council as CouncilId;
	const [row] = await scope(asked.locals.app.db, person.municipality, (tx) =>
		tx.select({ id: councils.id }).from(councils).where(eq(councils.id, id))
	);
	if (!row) error(404);
	if (!managesCouncil(person, id)) error(403);
	return { person, council: id };
}

/** Facilitator (進行役) or coordinator (推進員). */
export function requireCouncilStaff(asked: Asked, council: CouncilId): Person {
	const person = requireAccount(asked);
	if (!facilitates(person, council)) error(403);
	return person;
}

interface AskedByCookie extends Asked {
	readonly request: Request;
}

/** An account of the council, or a 当日のかぎ. */
export type Facilitating =
	{ readonly kind: 'account'; readonly id: AccountId } | { readonly kind: 'key'; readonly id: DayKeyId };

interface AskedMeeting {
	readonly person: Person;
	readonly meeting: MeetingId;
	readonly council: CouncilId;
}

export async function requireMeetingStaff(asked: Asked, meeting: string): Promise<AskedMeeting> {
	const found = await theMeeting(asked, meeting);
	requireCouncilStaff(asked, found.council);
	return found;
}

/** `facilitates`: whether the person may change the meeting. */
export async function requireMeetingMember(
	asked: Asked,
	meeting: string
): Promise<AskedMeeting & { facilitates: boolean }> {
	const found = await theMeeting(asked, meeting);
	if (!belongsTo(found.person, found.council)) error(403);
	return { ...found, facilitates: facilitates(found.person, found.council) };
}

/** 403 would reveal that a meeting of another municipality exists. */
async function theMeeting(asked: Asked, meeting: string): Promise<AskedMeeting> {
	const person = requireAccount(asked);
	if (!isUuid(meeting)) error(404);
	const id = meeting as MeetingId;
	const [row] = await scope(asked.locals.app.db, person.municipality, (tx) =>
		tx.select({ council: meetings.councilId }).from(meetings).where(eq(meetings.id, id))
	);
	if (!row) error(404);
	return { person, meeting: id, council: row.council };
}

/**
 * A day key (当日のかぎ) passes too, so pages whose data outlives the day (agenda, actions, people) need
 * `requireMeetingStaff`.
 */
export async function requireFacilitator(
	asked: AskedByCookie,
	meeting: string
): Promise<MeetingAddress & { byKey: boolean }> {
	const { by, ...address } = await requireFacilitating(asked, meeting);
	return { ...address, byKey: by.kind === 'key' };
}

/** As `requireFacilitator`, for what depends on which account or key asks. */
export async function requireFacilitating(
	asked: AskedByCookie,
	meeting: string
): Promise<MeetingAddress & { by: Facilitating }> {
	const id = meeting as MeetingId;
	const reader = await readerOf(asked.locals.app, requestCredentials(asked.request, asked.url), id, 'staff');
	const by = reader?.edits ? reader.actor : null;
	if (reader && (by?.kind === 'account' || by?.kind === 'key'))
		return { meeting: id, municipality: reader.municipality, by };
	// Redirects to sign-in, or throws 403 or 404.
	const { person } = await requireMeetingStaff(asked, meeting);
	return { meeting: id, municipality: person.municipality, by: { kind: 'account', id: person.id } };
}
