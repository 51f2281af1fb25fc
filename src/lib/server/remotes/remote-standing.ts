import { and, eq } from 'drizzle-orm';
import type { ParticipantId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { remoteRequests } from '../db/schema/remote-request.ts';
import { scope } from '../db/scope.ts';
import { isFresh } from './request-rows.ts';

/** `old`: nobody answered in time, or a はい came and the phone did not. */
type RemoteStanding =
	| { readonly state: 'none' | 'granted' | 'refused' | 'old' }
	| { readonly state: 'pending'; readonly digits: number };

/** What the phone is told about its own request. */
export async function remoteStanding(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	participant: ParticipantId
): Promise<RemoteStanding> {
	const [row] = await scope(app.db, municipality, (tx) =>
		tx
			.select({
				state: remoteRequests.state,
				digits: remoteRequests.digits,
				at: remoteRequests.at,
				revokedAt: dayKeys.revokedAt
			})
			.from(remoteRequests)
			.leftJoin(dayKeys, eq(dayKeys.id, remoteRequests.dayKeyId))
			.where(and(eq(remoteRequests.meetingId, meeting), eq(remoteRequests.participantId, participant)))
	);
	if (!row || row.state === 'taken') return { state: 'none' };
	if (row.state === 'refused' || row.revokedAt) return { state: 'refused' };
	if (!isFresh(row.at, new Date())) return { state: 'old' };
	return row.state === 'pending' ? { state: 'pending', digits: row.digits } : { state: 'granted' };
}
