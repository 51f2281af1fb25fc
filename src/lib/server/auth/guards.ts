/** What a page asks before it answers. They throw what SvelteKit turns into a redirect or a plain sentence. */
import { error, redirect } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { type CouncilId, isUuid } from '../db/ids.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { requestCredentials } from './request-credentials.ts';
import { belongsTo, facilitates, isMunicipalStaff, type Person } from './person.ts';
import { readerOf } from './reader.ts';

interface Asked {
	readonly locals: { readonly app: App; readonly account: Person | null };
	readonly url: URL;
}

export function requireAccount({ locals, url }: Asked): Person {
	if (!locals.account) redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`);
	return locals.account;
}

/** Councils and accounts of the whole 市町村. */
export function requireMunicipalStaff(asked: Asked): Person {
	const person = requireAccount(asked);
	if (!isMunicipalStaff(person)) error(403);
	return person;
}

/** This council's meetings: its 進行役 and 推進員. */
export function requireCouncilStaff(asked: Asked, council: CouncilId): Person {
	const person = requireAccount(asked);
	if (!facilitates(person, council)) error(403);
	return person;
}

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

/** Everybody with a role in the council of this meeting; `facilitates` says whether they may change it. */
export async function requireMeetingMember(
	asked: Asked,
	meeting: string
): Promise<AskedMeeting & { facilitates: boolean }> {
	const found = await theMeeting(asked, meeting);
	if (!belongsTo(found.person, found.council)) error(403);
	return { ...found, facilitates: facilitates(found.person, found.council) };
}

/** 404 for what is another 市町村's: whether it exists is not ours to tell. */
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
 * Whoever runs this one meeting: also by its 当日のかぎ. For the pages of the meeting itself; what lasts longer than the
 * day (its 次第, やること, people) stays with accounts: `requireMeetingStaff`.
 */
export async function requireFacilitator(
	asked: Asked & { readonly request: Request },
	meeting: string
): Promise<MeetingAddress & { byKey: boolean }> {
	const id = meeting as MeetingId;
	const reader = await readerOf(asked.locals.app, requestCredentials(asked.request, asked.url), id, 'staff');
	if (reader?.edits)
		return { meeting: id, municipality: reader.municipality, byKey: reader.actor.kind === 'key' };
	// Nobody, or nobody who may: says which of the two.
	const { person } = await requireMeetingStaff(asked, meeting);
	return { meeting: id, municipality: person.municipality, byKey: false };
}
