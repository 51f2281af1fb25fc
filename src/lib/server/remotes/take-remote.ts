import { and, eq, isNull } from 'drizzle-orm';
import type { ParticipantId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { dayKeyToken } from '../auth/secrets.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { participants } from '../db/schema/meeting.ts';
import { remoteRequests } from '../db/schema/remote-request.ts';
import { scope } from '../db/scope.ts';
import { isFresh, lockIfItTakesRequests } from './request-rows.ts';

/**
 * Returns the token for the cookie, once. Null: nobody granted it, or it was taken back meanwhile. A
 * stopped phone gets it too: staff see which digits came, and would learn whose they are (P7).
 */
export async function takeRemote(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	participant: ParticipantId
): Promise<string | null> {
	const key = await scope(app.db, municipality, async (tx) => {
		const now = new Date();
		if (!(await lockIfItTakesRequests(tx, meeting))) return null;
		const [row] = await tx
			.select({ id: remoteRequests.id, at: remoteRequests.at, key: dayKeys.id })
			.from(remoteRequests)
			.innerJoin(participants, eq(participants.id, remoteRequests.participantId))
			.innerJoin(dayKeys, eq(dayKeys.id, remoteRequests.dayKeyId))
			.where(
				and(
					eq(remoteRequests.meetingId, meeting),
					eq(remoteRequests.participantId, participant),
					eq(remoteRequests.state, 'granted'),
					eq(participants.lent, false), // the next person would get it
					isNull(dayKeys.revokedAt)
				)
			);
		if (!row || !isFresh(row.at, now)) return null;
		await tx
			.update(remoteRequests)
			.set({ state: 'taken', participantId: null, at: now })
			.where(eq(remoteRequests.id, row.id));
		return row.key;
	});
	return key && dayKeyToken(app.config.secret, key);
}
