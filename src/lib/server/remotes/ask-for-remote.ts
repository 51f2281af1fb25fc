import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { Tries, triesOf } from '../auth/rate-limits.ts';
import type { Tx } from '../db/client.ts';
import type { RemoteRequestId } from '../db/ids.ts';
import { findRehearsal } from '../db/lookup.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { participants } from '../db/schema/meeting.ts';
import { remoteRequests } from '../db/schema/remote-request.ts';
import { scope } from '../db/scope.ts';
import { forgetOldRequests, forgetRequests, isFresh, lockIfItTakesRequests } from './request-rows.ts';

type AskRefusal = 'over' | 'rehearsal' | 'stopped' | 'lent' | 'refused_twice' | 'crowded' | 'too_many_tries';

/** People compare two digits among so few numbers, and pranksters fill no more of the laptop. */
const mostPending = 5;
/** Then it waits a while after each. */
const mostRefusals = 2;
const pauseMs = 60_000;

/** Enough for a person whose request nobody sees, too few for a script. */
const asks = triesOf((app) => new Tries(app, { of: 'remote', tries: 10, seconds: 10 * 60 }));

/** The phone shows the digits, and so does the laptop. A request that waits is not made anew. */
export async function askForRemote(
	app: App,
	address: MeetingAddress,
	participant: ParticipantId
): Promise<{ readonly digits: number } | AskRefusal> {
	// The key of a rehearsal's tenant would find no account behind it.
	if (await findRehearsal(app.db, address.meeting)) return 'rehearsal';
	if (await asks(app).areUsedUp(participant)) return 'too_many_tries';
	await asks(app).countWrong(participant);
	return scope(app.db, address.municipality, (tx) => ask(tx, address, participant));
}

async function ask(
	tx: Tx,
	{ meeting, municipality }: MeetingAddress,
	participant: ParticipantId
): Promise<{ readonly digits: number } | AskRefusal> {
	const now = new Date();
	if (!(await lockIfItTakesRequests(tx, meeting))) return 'over';
	const [phone] = await tx
		.select({ stopped: participants.stopped, lent: participants.lent })
		.from(participants)
		.where(and(eq(participants.id, participant), eq(participants.meetingId, meeting)));
	if (!phone || phone.stopped) return 'stopped'; // P7
	if (phone.lent) return 'lent'; // the next person (つぎの人に かわる) would get the remote too

	await forgetOldRequests(tx, meeting, now);
	const rows = await requestsOf(tx, meeting);
	const own = rows.find((row) => row.participant === participant);
	if (own && isOpen(own, now)) return { digits: own.digits };
	if (own && pauses(own, now)) return 'refused_twice';
	const digits = freeDigits(rows.map((row) => row.digits));
	const pending = rows.filter((row) => row.state === 'pending' && isOpen(row, now)).length;
	if (pending >= mostPending || digits === null) return 'crowded';

	// The new one has an id of its own, so that a late はい to the digits before grants nothing.
	for (const statement of forgetRequests(tx, meeting, eq(remoteRequests.participantId, participant)))
		await statement;
	await tx.insert(remoteRequests).values({
		id: crypto.randomUUID() as RemoteRequestId,
		meetingId: meeting,
		municipalityId: municipality,
		participantId: participant,
		digits,
		at: now,
		refusals: own?.refusals ?? 0
	});
	return { digits };
}

type Row = Awaited<ReturnType<typeof requestsOf>>[number];

const requestsOf = (tx: Tx, meeting: MeetingId) =>
	tx
		.select({
			participant: remoteRequests.participantId,
			digits: remoteRequests.digits,
			state: remoteRequests.state,
			at: remoteRequests.at,
			refusals: remoteRequests.refusals,
			revokedAt: dayKeys.revokedAt
		})
		.from(remoteRequests)
		.leftJoin(dayKeys, eq(dayKeys.id, remoteRequests.dayKeyId))
		.where(eq(remoteRequests.meetingId, meeting));

/** Something can still come of it. */
const isOpen = ({ state, at, revokedAt }: Row, now: Date) =>
	state !== 'refused' && revokedAt === null && isFresh(at, now);

const pauses = ({ state, refusals, at }: Row, now: Date) =>
	state === 'refused' && refusals >= mostRefusals && now.getTime() - at.getTime() < pauseMs;

/** Those of remotes are left out too: はずす names a remote by its digits. */
function freeDigits(taken: readonly number[]): number | null {
	const free = Array.from({ length: 90 }, (_, i) => 10 + i).filter((each) => !taken.includes(each));
	return free.length === 0 ? null : (free[randomInt(free.length)] ?? null);
}
