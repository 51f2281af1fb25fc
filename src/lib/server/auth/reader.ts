import { eq } from 'drizzle-orm';
import type { MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { App } from '../app.ts';
import type { Tx } from '../db/client.ts';
import { isUuid, type MunicipalityId } from '../db/ids.ts';
import { findParticipant, type ParticipantKind } from '../db/lookup.ts';
import { meetings } from '../db/schema/meeting.ts';
import { rehearsals } from '../db/schema/rehearsal.ts';
import { scope } from '../db/scope.ts';
import { cookieOf, type CookieName, type RequestCredentials } from './cookies.ts';
import { readDayKey } from './day-keys.ts';
import { belongsTo, coordinates, facilitates } from './person.ts';
import { isPastLooking } from './result-time.ts';
import { participantHash } from './secrets.ts';
import { readSession } from './sessions.ts';

export interface Reader {
	readonly actor: Actor;
	readonly municipality: MunicipalityId;
	readonly edits: boolean;
	/** False for staff, projector screens and 代筆. */
	readonly isGuest: boolean;
	readonly cookie: CookieName;
}

/**
 * `screen` never writes and gets nothing hidden; `phone` is a participant even in a signed-in
 * browser.
 */
export type View = 'staff' | 'screen' | 'phone';

/** Null without access. */
export async function readerOf(
	app: App,
	request: RequestCredentials,
	meeting: MeetingId,
	view: View
): Promise<Reader | null> {
	if (!isUuid(meeting)) return null;
	const asScreen = view === 'screen';
	const account = view === 'phone' ? null : await accountReader(app, request, meeting, asScreen);
	if (account?.edits) return account;
	// An account that may only view the meetings can still hold the day key of one.
	const key = view === 'phone' ? null : await keyReader(app, request, meeting, asScreen);
	return key ?? account ?? guestReader(app, request, meeting, asScreen);
}

async function keyReader(
	app: App,
	request: RequestCredentials,
	meeting: MeetingId,
	asScreen: boolean
): Promise<Reader | null> {
	const token = cookieOf(request, 'key');
	const taken = token ? await readDayKey(app, token) : null;
	if (!taken?.ok || taken.meeting !== meeting) return null;
	const { key: id, municipality } = taken;
	const actor: Actor = asScreen ? { kind: 'screen', id } : { kind: 'key', id };
	return { actor, municipality, edits: !asScreen, isGuest: false, cookie: 'key' };
}

async function accountReader(
	app: App,
	request: RequestCredentials,
	meeting: MeetingId,
	asScreen: boolean
): Promise<Reader | null> {
	const id = cookieOf(request, 'session');
	const signedIn = id ? await readSession(app.db, id) : null;
	if (!signedIn) return null;
	const { person } = signedIn;
	const row = await scope(app.db, person.municipality, async (tx) => {
		const [own] = await tx
			.select({ council: meetings.councilId, municipality: meetings.municipalityId })
			.from(meetings)
			.where(eq(meetings.id, meeting));
		return own ?? rehearsed(tx, meeting);
	});
	if (!row || !belongsTo(person, row.council)) return null;

	const staff = facilitates(person, row.council);
	if (!staff && row.municipality !== person.municipality) return null;
	const edits = staff && !asScreen;
	return {
		actor:
			staff && asScreen
				? { kind: 'screen', id: person.id }
				: {
						kind: 'account',
						id: person.id,
						facilitates: edits,
						coordinates: edits && coordinates(person, row.council)
					},
		municipality: row.municipality,
		edits,
		isGuest: false,
		cookie: 'session'
	};
}

/** A rehearsal is run by those who facilitate the council of its real meeting, and looked at by none. */
async function rehearsed(tx: Tx, meeting: MeetingId) {
	const [row] = await tx
		.select({ council: meetings.councilId, municipality: rehearsals.tenantId })
		.from(rehearsals)
		.innerJoin(meetings, eq(meetings.id, rehearsals.forMeetingId))
		.where(eq(rehearsals.meetingId, meeting));
	return row;
}

async function guestReader(
	app: App,
	request: RequestCredentials,
	meeting: MeetingId,
	asScreen: boolean
): Promise<Reader | null> {
	const browser = cookieOf(request, 'guest');
	if (!browser) return null;
	// One browser can hold both kinds, for example when a phone page is tried on the laptop.
	const kinds: ParticipantKind[] = asScreen ? ['screen', 'phone'] : ['phone', 'screen'];

	for (const kind of kinds) {
		const hash = participantHash(app.config.secret, meeting, kind, browser);
		const found = await findParticipant(app.db, meeting, hash);
		if (!found) continue;
		if (await looksTooLate(app, meeting, found.municipality)) return null;
		return {
			actor: guestActor(found.participant, kind, asScreen),
			municipality: found.municipality,
			edits: false,
			isGuest: kind === 'phone',
			cookie: 'guest'
		};
	}
	return null;
}

/** P5: hundreds of phones could otherwise turn the picture of the hall. */
function guestActor(id: ParticipantId, kind: ParticipantKind, asScreen: boolean): Actor {
	if (kind === 'screen') return { kind: 'screen', id };
	return asScreen ? { kind: 'screen', id, looksOnly: true } : { kind: 'participant', id };
}

/** The guest cookie lasts longer than the 30 days in which the result can be read. */
async function looksTooLate(app: App, meeting: MeetingId, municipality: MunicipalityId): Promise<boolean> {
	const [row] = await scope(app.db, municipality, (tx) =>
		tx
			.select({ phase: meetings.phase, startsAt: meetings.startsAt, closedAt: meetings.closedAt })
			.from(meetings)
			.where(eq(meetings.id, meeting))
	);
	return row !== undefined && isPastLooking(row, new Date());
}
