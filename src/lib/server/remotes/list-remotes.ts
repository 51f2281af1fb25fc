import { asc, eq } from 'drizzle-orm';
import type { DayKeyId, MeetingId } from '#lib/board/model.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { Facilitating } from '../auth/guards.ts';
import type { Tx } from '../db/client.ts';
import type { RemoteRequestId } from '../db/ids.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { remoteRequests } from '../db/schema/remote-request.ts';
import { scope } from '../db/scope.ts';
import { forgetOldRequests, isFresh, isRemote } from './request-rows.ts';

interface PairedRemote {
	readonly key: DayKeyId;
	readonly digits: number;
	/** In milliseconds; null while its phone has not come yet. */
	readonly since: number | null;
}

interface Remotes {
	/** False for a remote, which grants no further ones. */
	readonly mayAnswer: boolean;
	readonly pending: readonly { readonly request: RemoteRequestId; readonly digits: number }[];
	readonly remotes: readonly PairedRemote[];
}

/** What a laptop is told: digits and times, and nothing that leads to a note. */
export function listRemotes(
	app: App,
	{ meeting, municipality, by }: MeetingAddress & { readonly by: Facilitating }
): Promise<Remotes> {
	return scope(app.db, municipality, async (tx) => {
		const now = new Date();
		await forgetOldRequests(tx, meeting, now);
		const rows = await requestsOf(tx, meeting);
		const fresh = rows.filter(({ state, at }) => state === 'taken' || isFresh(at, now));
		const valid = fresh.filter(({ validOn, revokedAt }) => validOn === japanDay(now) && revokedAt === null);
		return {
			mayAnswer: !(await isRemote(tx, by)),
			pending: fresh
				.filter(({ state }) => state === 'pending')
				.map(({ request, digits }) => ({ request, digits })),
			remotes: valid.flatMap(({ key, digits, state, at }) =>
				key ? [{ key, digits, since: state === 'taken' ? at.getTime() : null }] : []
			)
		};
	});
}

const requestsOf = (tx: Tx, meeting: MeetingId) =>
	tx
		.select({
			request: remoteRequests.id,
			digits: remoteRequests.digits,
			state: remoteRequests.state,
			at: remoteRequests.at,
			key: dayKeys.id,
			validOn: dayKeys.validOn,
			revokedAt: dayKeys.revokedAt
		})
		.from(remoteRequests)
		.leftJoin(dayKeys, eq(dayKeys.id, remoteRequests.dayKeyId))
		.where(eq(remoteRequests.meetingId, meeting))
		.orderBy(asc(remoteRequests.at), asc(remoteRequests.id));
