/** A phone becomes a remote (リモコン): what phone and laptop both ask of the rows. */
import { and, eq, gt, inArray, isNotNull, lt, or, type SQL } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { Facilitating } from '../auth/guards.ts';
import { isOver } from '../auth/result-time.ts';
import type { Tx } from '../db/client.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { meetings } from '../db/schema/meeting.ts';
import { remoteRequests } from '../db/schema/remote-request.ts';

/** For each state anew, so that a late はい leaves the phone its time to become a remote. */
const lifeMs = 3 * 60_000;
/** A minute longer, so that a phone is told that it waited too long. */
const keptMs = lifeMs + 60_000;
/** Tolerated clock difference between processes. */
const apartMs = 5_000;

/** T4: a moment in the future comes from a wrong clock. */
export function isFresh(at: Date, now: Date): boolean {
	const age = now.getTime() - at.getTime();
	return age >= -apartMs && age < lifeMs;
}

/** Requests of one meeting come one after the other, and never beside its 閉会. */
export async function lockIfItTakesRequests(tx: Tx, meeting: MeetingId): Promise<boolean> {
	const [row] = await tx
		.select({ phase: meetings.phase, cancelledAt: meetings.cancelledAt })
		.from(meetings)
		.where(eq(meetings.id, meeting))
		.for('no key update');
	return row !== undefined && !isOver(row) && row.cancelledAt === null;
}

/** A remote's own key grants no further remotes: a lost one must not leave an heir behind. */
export async function isRemote(tx: Tx, by: Facilitating): Promise<boolean> {
	return by.kind === 'key' && (await tx.$count(remoteRequests, eq(remoteRequests.dayKeyId, by.id))) > 0;
}

/** Returns statements that delete requests, and the keys of those that no phone has taken. */
export function forgetRequests(tx: Tx, meeting: MeetingId, which?: SQL): readonly PromiseLike<unknown>[] {
	const ended = and(eq(remoteRequests.meetingId, meeting), isNotNull(remoteRequests.participantId), which);
	const keys = tx
		.select({ id: remoteRequests.dayKeyId })
		.from(remoteRequests)
		.where(and(ended, isNotNull(remoteRequests.dayKeyId)));
	return [tx.delete(dayKeys).where(inArray(dayKeys.id, keys)), tx.delete(remoteRequests).where(ended)];
}

export async function forgetOldRequests(tx: Tx, meeting: MeetingId, now: Date): Promise<void> {
	const at = (ms: number) => new Date(now.getTime() + ms);
	const old = or(lt(remoteRequests.at, at(-keptMs)), gt(remoteRequests.at, at(apartMs)));
	for (const statement of forgetRequests(tx, meeting, old)) await statement;
}
