import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { App, MeetingAddress } from '../app.ts';
import { insertDayKey } from '../auth/day-keys.ts';
import type { Facilitating } from '../auth/guards.ts';
import type { Tx } from '../db/client.ts';
import type { RemoteRequestId } from '../db/ids.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { remoteRequests } from '../db/schema/remote-request.ts';
import { scope } from '../db/scope.ts';
import { isFresh, isRemote, lockIfItTakesRequests } from './request-rows.ts';

/** `answered`: another laptop was faster. */
type AnswerRefusal = 'by_remote' | 'over' | 'answered' | 'ended';

interface Answer {
	readonly request: RemoteRequestId;
	readonly yes: boolean;
	readonly by: Facilitating;
}

/**
 * はい makes a day key for the phone, valid today only. The first answer counts. Whether the phone is
 * stopped changes nothing: staff who stop the author of a note would learn its digits (P7).
 */
export function answerRequest(
	app: App,
	address: MeetingAddress,
	{ request, yes, by }: Answer
): Promise<AnswerRefusal | null> {
	return scope(app.db, address.municipality, async (tx) => {
		if (await isRemote(tx, by)) return 'by_remote';
		if (!(await lockIfItTakesRequests(tx, address.meeting))) return 'over';
		const [row] = await tx
			.select({ state: remoteRequests.state, at: remoteRequests.at })
			.from(remoteRequests)
			.where(and(eq(remoteRequests.id, request), eq(remoteRequests.meetingId, address.meeting)));
		if (row && row.state !== 'pending') return 'answered';
		if (!row || !isFresh(row.at, new Date())) return 'ended';
		if (yes) return grant(app, tx, { ...address, request, by });
		await refuse(tx, request);
		return null;
	});
}

async function grant(
	app: App,
	tx: Tx,
	{ request, by, ...address }: MeetingAddress & Pick<Answer, 'request' | 'by'>
): Promise<'ended' | null> {
	const now = new Date();
	const madeBy = await makerFor(tx, by);
	if (!madeBy) return 'ended';
	const key = { ...address, madeBy, validOn: japanDay(now) };
	const dayKeyId = await insertDayKey(app, tx, key);
	const grantedByKeyId = by.kind === 'key' ? by.id : null;
	await tx
		.update(remoteRequests)
		.set({ state: 'granted', at: now, dayKeyId, grantedByKeyId })
		.where(eq(remoteRequests.id, request));
	return null;
}

const refuse = (tx: Tx, request: RemoteRequestId) =>
	tx
		.update(remoteRequests)
		.set({ state: 'refused', at: new Date(), refusals: sql`${remoteRequests.refusals} + 1` })
		.where(eq(remoteRequests.id, request));

/**
 * A key may do what its maker may do, so that of a laptop with a 当日のかぎ is made by the same account.
 * Null: that 当日のかぎ was revoked meanwhile, and must leave no heir behind.
 */
async function makerFor(tx: Tx, by: Facilitating): Promise<AccountId | null> {
	if (by.kind === 'account') return by.id;
	const [row] = await tx
		.select({ madeBy: dayKeys.madeBy })
		.from(dayKeys)
		.where(and(eq(dayKeys.id, by.id), isNull(dayKeys.revokedAt)));
	return row?.madeBy ?? null;
}
