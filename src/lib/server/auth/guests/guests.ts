/** People without an account: how a phone or a projector comes through the door of a meeting. */
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

/** What a QR code carries, what a person types, or what the projector's link carries. */
export type Key =
	/** `lent`: the mark of a device that staff lend. */
	| { readonly token: string; readonly lent?: string }
	| { readonly code: string }
	| { readonly screen: string };

interface Knocking {
	/** The browser's guest cookie, if it has one: it brings back the same participant. */
	readonly guest: string | null;
	/** Where the request comes from. */
	readonly address: string;
}

export type Joined =
	| {
			readonly ok: true;
			readonly meeting: MeetingId;
			readonly municipality: MunicipalityId;
			readonly kind: ParticipantKind;
			readonly participant: ParticipantId;
			/** What the guest cookie holds from now on. */
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
			/** While the door was never open: when the meeting begins. */
			readonly startsAt: Date | null;
			/** 中止: the sentence of staff for those who come. */
			readonly words?: string;
	  };

/** Long enough to look at the result for 30 days. */
export const guestDays = 60;

/**
 * One address is a whole room: right codes are never counted, and thirty slips are a lot. What all networks together may
 * try ends nobody's evening: while it is used up, whoever has not mistyped yet still comes in with a right code.
 *
 * The sum: 10^8 codes, and say ten open doors at a time: one guess in 10^7 hits. A single network has 12 × 30 = 360
 * guesses an hour: a hit in three years of days and nights. All together have 12 × 2,000 = 24,000: a chance of 0.24 % an
 * hour. From then on another network buys 12 guesses an hour: ten thousand of them, 1.2 %. With a hundred open doors at
 * a time all of this is ten times as likely. A hit is one more phone at one door, which staff see and can stop (P7).
 */
const tries = triesOf((app) => ({
	network: new Tries(app, { of: 'code-address', tries: 30, seconds: 5 * 60 }),
	everywhere: new Tries(app, { of: 'code-all', tries: 2000, seconds: 5 * 60 }),
	/** A single one, asked of while `everywhere` is used up. */
	wideNetwork: new Tries(app, { of: 'code-wide', tries: 1, seconds: 5 * 60 })
}));

export async function joinMeeting(app: App, key: Key, { guest, address }: Knocking): Promise<Joined> {
	const found = await findJoin(app.db, hashOfKey(app, key));
	// Asked after looking, so that a thousand guesses at once learn no more than thirty in a row. Only codes
	// can be guessed: a QR code is never held up by what others in the room mistyped.
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

	// Who is known here keeps their cookie, also one from before cookies were sealed.
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
	/** Has been here before: comes back even when the door is shut. */
	readonly known: boolean;
}

/** `result`: the meeting is over, and for 30 days its QR still leads whoever has it to what came of it. */
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
	// P13. The projector tells the room.
	if (row.cancelledAt && kind === 'phone') return no('meeting_cancelled', { words: row.cancelledWords });
	if (isOver(row)) return byCode || isPastLooking(row, new Date()) ? no('meeting_over') : 'result';
	if (row.doorOpen || known || kind === 'screen') return 'open'; // the projector is up before the door opens
	return no('door_not_open', { startsAt: row.phase === 'draft' ? row.startsAt : null });
}

/** A lent device goes round a table, not round the town: so many hands in ten minutes, in one meeting. */
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
 * つぎの人に かわる, on a lent device: its browser becomes somebody new in this meeting. The one before stays, with
 * their papers, and no phone is counted twice. Only through an open door, as for everybody who comes in.
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
	if (!row?.lent) return { ok: false, refusal: 'not_lent' }; // a phone of one's own is one person
	if (row.phase !== 'open' || !row.doorOpen) return { ok: false, refusal: 'door_not_open' };
	if (row.stopped) return { ok: false, refusal: 'device_stopped' }; // P7: not a way round it
	if (await handOns(app).areUsedUp(meeting)) return { ok: false, refusal: 'too_many_tries' };
	await handOns(app).countWrong(meeting);

	const next = newGuestToken(app.config.secret);
	const id = await enter(app, { meeting, municipality, kind: 'phone', counts: false }, hashOf(next));
	await becomeLent(app, municipality, id);
	return { ok: true, guest: next };
}

/** Only the QR that staff show for it makes a lent device. */
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

/** Of one network in each meeting; in memory, each process by itself. */
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
	/** Is one of the phones that came to the meeting. */
	readonly counts: boolean;
}

/** A second scan at the same moment brings the same participant, and counts one phone. */
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

/** Answers whether it was one too many of this network. */
async function countWrongCode(app: App, address: string): Promise<boolean> {
	const counted = triesFrom(app, address).map(([tries, who]) => tries.countWrong(who));
	const [ofNetwork] = await Promise.all(counted);
	return ofNetwork ?? false;
}

const no = (
	refusal: Extract<Joined, { ok: false }>['refusal'],
	{ startsAt = null, ...more }: { readonly startsAt?: Date | null; readonly words?: string } = {}
): Joined => ({ ok: false, refusal, startsAt, ...more });
