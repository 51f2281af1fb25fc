import { eq } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { App } from '#lib/server/app.ts';
import { findParticipant } from '#lib/server/db/lookup.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { Tries, triesOf } from '#lib/server/auth/rate-limits.ts';
import { newGuestToken, participantHash } from '#lib/server/auth/secrets.ts';
import { becomeLent, enter } from './participant-rows.ts';

/** Enough for a table, too few for a script. */
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

/** つぎの人に かわる: the previous participant and their notes stay, and the count of phones does not change. */
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
	if (!id) return { ok: false, refusal: 'door_not_open' };
	await becomeLent(app, municipality, id);
	return { ok: true, guest: next };
}
