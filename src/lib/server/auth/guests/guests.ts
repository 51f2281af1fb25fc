/** Joining a meeting without an account, as a phone or as the projector screen. */
import { eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import type { MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { findJoin, findParticipant, type ParticipantKind } from '#lib/server/db/lookup.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { networkOf, wideNetworkOf } from '#lib/server/auth/network.ts';
import { isOver, isPastLooking } from '#lib/server/auth/result-time.ts';
import { mostParticipants, Newcomers } from './newcomers.ts';
import {
	isGuestToken,
	joinHash,
	lentMark,
	newGuestToken,
	participantHash
} from '#lib/server/auth/secrets.ts';
import { Tries, triesOf, whichAreUsedUp } from '#lib/server/auth/rate-limits.ts';

/** How a guest joins: `token` from a QR code, typed `code`, or `screen` from the projector link. */
export type Key =
	/** `lent`: proof that staff lent this device, see `lentMark`. */
	| { readonly token: string; readonly lent?: string }
	| { readonly code: string }
	| { readonly screen: string };

interface Knocking {
	/** The guest cookie, or null. A known cookie resolves to the existing participant. */
	readonly guest: string | null;
	readonly address: string;
}

export type Joined =
	| {
			readonly ok: true;
			readonly meeting: MeetingId;
			readonly municipality: MunicipalityId;
			readonly kind: ParticipantKind;
			readonly participant: ParticipantId;
			/** New value of the guest cookie. */
			readonly guest: string;
	  }
	| {
			readonly ok: false;
			readonly refusal: Extract<
				Refusal,
				| 'code_wrong'
				| 'too_many_tries'
				| 'too_many_newcomers'
				| 'door_not_open'
				| 'meeting_over'
				| 'meeting_cancelled'
			>;
			/** When the meeting begins. Null once the meeting has been opened. */
			readonly startsAt: Date | null;
			/** The message that staff wrote for a cancelled meeting (中止). */
			readonly words?: string;
	  };

/** Lifetime of the guest cookie. Must cover the 30 days in which the result can be read. */
export const guestDays = 60;

/**
 * A whole room shares one address, so correct codes are never counted and 30 mistakes per network
 * are allowed. When the limit for all networks together is used up, a client whose network has not
 * sent a wrong code yet can still join with a correct one. Risk: there are 10^8 codes; with ten
 * meetings open at a time, one guess in 10^7 hits. A single network has 12 × 30 = 360 guesses an
 * hour: one hit in three years of continuous guessing. All networks together have 12 × 2,000 =
 * 24,000: a chance of 0.24 % an hour. Beyond that limit each further network adds 12 guesses an
 * hour: ten thousand networks, 1.2 %. With a hundred open meetings all chances are ten times as
 * high. A hit adds one phone to one meeting, which staff see and can stop (P7).
 */
const tries = triesOf((app) => ({
	network: new Tries(app, { of: 'code-address', tries: 30, seconds: 5 * 60 }),
	everywhere: new Tries(app, { of: 'code-all', tries: 2000, seconds: 5 * 60 }),
	/** Allows a single wrong code. Checked only while `everywhere` is used up. */
	wideNetwork: new Tries(app, { of: 'code-wide', tries: 1, seconds: 5 * 60 })
}));

export async function joinMeeting(app: App, key: Key, { guest, address }: Knocking): Promise<Joined> {
	const found = await findJoin(app.db, hashOfKey(app, key));
	// The limit is checked after the lookup, so that a thousand parallel guesses reveal no more
	// than thirty sequential ones. Only codes can be guessed, so QR tokens are not limited:
	// mistakes of others in the room must not block them.
	if ('code' in key && (await codesAreUsedUp(app, address))) return no('too_many_tries');
	if (!found) {
		const isTooMany = 'code' in key && (await countWrongCode(app, address));
		return no(isTooMany ? 'too_many_tries' : 'code_wrong');
	}

	const { secret } = app.config;
	const hashFor = (browser: string) => participantHash(secret, found.meeting, found.kind, browser);
	const known = guest ? await findParticipant(app.db, found.meeting, hashFor(guest)) : null;
	const door = await doorFor(app, found, { byCode: 'code' in key, known: known !== null });
	if (typeof door !== 'string') return door;

	// A browser known in this meeting keeps its cookie, even one issued before cookies were sealed.
	const browser = guest && (known || isGuestToken(secret, guest)) ? guest : newGuestToken(secret);
	if (!known && found.kind === 'phone' && !(await hasRoom(app, found, address)))
		return no('too_many_newcomers');
	const counts = door === 'open' && found.kind === 'phone';
	const participant = known?.participant ?? (await enter(app, { ...found, counts }, hashFor(browser)));
	if ('token' in key && key.lent) await markAsLent(app, found, participant, key.lent);
	const { meeting, municipality, kind } = found;
	return { ok: true, meeting, municipality, kind, participant, guest: browser };
}

function hashOfKey({ config: { secret } }: App, key: Key): string {
	if ('code' in key) return joinHash(secret, 'code', key.code.normalize('NFKC').replace(/\D/g, ''));
	return 'token' in key ? joinHash(secret, 'token', key.token) : joinHash(secret, 'screen', key.screen);
}

interface Arrival {
	readonly byCode: boolean;
	/** The browser has joined this meeting before and may return while entry is closed. */
	readonly known: boolean;
}

/** `result`: the meeting is over, and for 30 days its QR code leads to the result. */
export async function doorFor(
	app: App,
	{ meeting, municipality, kind }: MeetingAddress & { kind: ParticipantKind },
	{ byCode, known }: Arrival
): Promise<'open' | 'result' | Joined> {
	const [row] = await scope(app.db, municipality, (tx) =>
		tx
			.select({
				phase: meetings.phase,
				doorOpen: meetings.doorOpen,
				startsAt: meetings.startsAt,
				closedAt: meetings.closedAt,
				cancelledAt: meetings.cancelledAt,
				cancelledWords: meetings.cancelledWords
			})
			.from(meetings)
			.where(eq(meetings.id, meeting))
	);
	if (!row) return no('code_wrong');
	// P13. The projector screen is still admitted, since it shows the cancellation to the room.
	if (row.cancelledAt && kind === 'phone') return no('meeting_cancelled', { words: row.cancelledWords });
	if (isOver(row)) return byCode || isPastLooking(row, new Date()) ? no('meeting_over') : 'result';
	if (row.doorOpen || known || kind === 'screen') return 'open'; // projector screens may connect early
	return no('door_not_open', { startsAt: row.phase === 'draft' ? row.startsAt : null });
}

/** Limits handing on per meeting: enough for a table, too few for a script. */
const handOns = triesOf((app) => new Tries(app, { of: 'hand-on', tries: 60, seconds: 10 * 60 }));

export type HandedOn =
	| { readonly ok: true; readonly guest: string }
	| {
			readonly ok: false;
			readonly refusal: Extract<
				Refusal,
				'not_your_meeting' | 'not_lent' | 'door_not_open' | 'device_stopped' | 'too_many_tries'
			>;
	  };

/**
 * Hands a lent device to the next person (つぎの人に かわる): the browser becomes a new participant
 * of this meeting. The previous participant and their notes stay, and the count of phones does not
 * change. Works only while entry is open, as for every new participant.
 */
export async function handOn(app: App, meeting: MeetingId, guest: string | null): Promise<HandedOn> {
	const hashOf = (browser: string) => participantHash(app.config.secret, meeting, 'phone', browser);
	const before = guest ? await findParticipant(app.db, meeting, hashOf(guest)) : null;
	if (!before) return { ok: false, refusal: 'not_your_meeting' };
	const { participant, municipality } = before;

	const [row] = await scope(app.db, municipality, (tx) =>
		tx
			.select({
				phase: meetings.phase,
				doorOpen: meetings.doorOpen,
				stopped: participants.stopped,
				lent: participants.lent
			})
			.from(participants)
			.innerJoin(meetings, eq(meetings.id, participants.meetingId))
			.where(eq(participants.id, participant))
	);
	if (!row?.lent) return { ok: false, refusal: 'not_lent' }; // a personal phone belongs to one person
	if (row.phase !== 'open' || !row.doorOpen) return { ok: false, refusal: 'door_not_open' };
	if (row.stopped) return { ok: false, refusal: 'device_stopped' }; // P7: must not bypass a stop
	if (await handOns(app).areUsedUp(meeting)) return { ok: false, refusal: 'too_many_tries' };
	await handOns(app).countWrong(meeting);

	const next = newGuestToken(app.config.secret);
	const id = await enter(app, { meeting, municipality, kind: 'phone', counts: false }, hashOf(next));
	await becomeLent(app, municipality, id);
	return { ok: true, guest: next };
}

/** A device counts as lent only if it used the QR code that staff show for lent devices. */
async function markAsLent(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	participant: ParticipantId,
	mark: string
): Promise<void> {
	const [row] = await scope(app.db, municipality, (tx) =>
		tx.select({ rotation: meetings.rotation }).from(meetings).where(eq(meetings.id, meeting))
	);
	if (row && mark === lentMark(app.config.secret, meeting, row.rotation))
		await becomeLent(app, municipality, participant);
}

const becomeLent = (app: App, municipality: MunicipalityId, id: ParticipantId) =>
	scope(app.db, municipality, (tx) =>
		tx.update(participants).set({ lent: true }).where(eq(participants.id, id))
	);

/** Rate limit per network and meeting. Kept in memory, separately in each process. */
const newcomers = triesOf(() => new Newcomers());

async function hasRoom(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	address: string
): Promise<boolean> {
	if (!newcomers(app).take(meeting, address)) return false;
	const count = await scope(app.db, municipality, (tx) =>
		tx.$count(participants, eq(participants.meetingId, meeting)).then((all) => all)
	);
	return count < mostParticipants;
}

interface Entering extends MeetingAddress {
	readonly kind: ParticipantKind;
	/** Whether it adds to the number of phones that joined the meeting. */
	readonly counts: boolean;
}

/** A concurrent second scan returns the same participant, and the phone is counted once. */
async function enter(
	app: App,
	{ meeting, municipality, kind, counts }: Entering,
	tokenHash: string
): Promise<ParticipantId> {
	const id = crypto.randomUUID() as ParticipantId;
	const [added] = await scope(app.db, municipality, (tx) =>
		tx
			.insert(participants)
			.values({ id, meetingId: meeting, municipalityId: municipality, kind, tokenHash })
			.onConflictDoNothing()
			.returning({ id: participants.id })
	);
	if (!added) {
		const other = await findParticipant(app.db, meeting, tokenHash);
		if (!other) throw new Error('a participant who is there cannot be found');
		return other.participant;
	}
	if (counts)
		await app.rooms.run({ meeting, municipality }, { type: 'phone.joined', id: ulid() }, { kind: 'server' });
	return id;
}

const triesFrom = (app: App, address: string) =>
	[
		[tries(app).network, networkOf(address)],
		[tries(app).everywhere, 'everywhere'],
		[tries(app).wideNetwork, wideNetworkOf(address)]
	] as const;

async function codesAreUsedUp(app: App, address: string): Promise<boolean> {
	const [ofNetwork, everywhere, hasMistyped] = await whichAreUsedUp(...triesFrom(app, address));
	return ofNetwork || (everywhere && hasMistyped) || false;
}

/** Counts a wrong code. Returns true if this network is now over its limit. */
async function countWrongCode(app: App, address: string): Promise<boolean> {
	const counted = triesFrom(app, address).map(([tries, who]) => tries.countWrong(who));
	const [ofNetwork] = await Promise.all(counted);
	return ofNetwork ?? false;
}

const no = (
	refusal: Extract<Joined, { ok: false }>['refusal'],
	{ startsAt = null, ...more }: { readonly startsAt?: Date | null; readonly words?: string } = {}
): Joined => ({ ok: false, refusal, startsAt, ...more });
