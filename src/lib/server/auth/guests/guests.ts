import { eq } from 'drizzle-orm';
import type { MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { findJoin, findParticipant, type ParticipantKind } from '#lib/server/db/lookup.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { isOver, isPastLooking } from '#lib/server/auth/result-time.ts';
import { mostParticipants, Newcomers } from './newcomers.ts';
import {
	isGuestToken,
	joinHash,
	lentMark,
	newGuestToken,
	participantHash
} from '#lib/server/auth/secrets.ts';
import { triesOf } from '#lib/server/auth/rate-limits.ts';
import { becomeLent, enter } from './participant-rows.ts';
import { codesAreUsedUp, countWrongCode } from './wrong-codes.ts';

/** `token` is from a QR code, `screen` from the projector link. */
export type Key =
	/** See `lentMark`. */
	| { readonly token: string; readonly lent?: string }
	| { readonly code: string }
	| { readonly screen: string };

interface Knocking {
	/** A known cookie resolves to the existing participant. */
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
			/** Null once the meeting has been opened. */
			readonly startsAt: Date | null;
			/** What staff wrote for 中止. */
			readonly words?: string;
	  };

/** The cookie must outlive the 30 days in which the result can be read. */
export const guestDays = 60;

export async function joinMeeting(app: App, key: Key, { guest, address }: Knocking): Promise<Joined> {
	const found = await findJoin(app.db, hashOfKey(app, key));
	// Checked after the lookup, so that a thousand parallel guesses reveal no more than thirty. QR
	// tokens cannot be guessed, and mistakes of others in the room must not block them.
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

	// A browser known in this meeting keeps even a cookie issued before cookies were sealed.
	const browser = guest && (known || isGuestToken(secret, guest)) ? guest : newGuestToken(secret);
	if (!known && found.kind === 'phone' && !(await hasRoom(app, found, address)))
		return no('too_many_newcomers');
	const counts = door === 'open' && found.kind === 'phone';
	const late = door === 'result' && found.kind === 'phone';
	const participant = known?.participant ?? (await enter(app, { ...found, counts, late }, hashFor(browser)));
	if (!participant) return no('door_not_open'); // 閉会 was taken back meanwhile
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
	/** A known browser may return while entry is closed. */
	readonly known: boolean;
}

/** `result`: for 30 days after the meeting its QR code leads to the result. */
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
	// The projector screen still shows the cancellation to the room (P13).
	if (row.cancelledAt && kind === 'phone') return no('meeting_cancelled', { words: row.cancelledWords });
	if (isOver(row)) return byCode || isPastLooking(row, new Date()) ? no('meeting_over') : 'result';
	if (row.doorOpen || known || kind === 'screen') return 'open'; // projector screens may connect early
	return no('door_not_open', { startsAt: row.phase === 'draft' ? row.startsAt : null });
}

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

/** Kept in memory, separately in each process. */
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

const no = (
	refusal: Extract<Joined, { ok: false }>['refusal'],
	{ startsAt = null, ...more }: { readonly startsAt?: Date | null; readonly words?: string } = {}
): Joined => ({ ok: false, refusal, startsAt, ...more });
