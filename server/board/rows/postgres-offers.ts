/** Who says 手伝えます is in rows of its own, which まとめ完了 deletes; the sums stay (P8, A8). */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { OfferCount } from '#lib/board/private-views.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { actionOffers, offerCounts } from '#lib/server/db/schema/vote.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { OfferChange } from '../../live/log/board-rows.ts';

/** Returns the statements in order. The caller holds the board's lock, so the sum fits the rows. */
export function changeOffers(
	tx: Tx,
	{ meeting: meetingId, municipality: municipalityId }: BoardAddress,
	offer: OfferChange
): readonly PromiseLike<unknown>[] {
	const row = { meetingId, municipalityId, actionId: offer.action };
	const target = [offerCounts.meetingId, offerCounts.actionId];
	if ('hands' in offer) {
		const { hands } = offer;
		const counted = tx.insert(offerCounts).values({ ...row, hands });
		return [counted.onConflictDoUpdate({ target, set: { hands } })];
	}
	const { participant: participantId, on } = offer;
	const { meetingId: meeting, participantId: participant, actionId: action } = actionOffers;
	const isIt = and(eq(meeting, meetingId), eq(participant, participantId), eq(action, offer.action));
	const one = on
		? tx.insert(actionOffers).values({ ...row, participantId })
		: tx.delete(actionOffers).where(isIt);
	const by = on ? 1 : -1;
	const sum = tx.insert(offerCounts).values({ ...row, phones: Math.max(0, by) });
	const phones = sql`${offerCounts.phones} + ${by}::integer`;
	return [one, sum.onConflictDoUpdate({ target, set: { phones } })];
}

export function offersOf(tx: Tx, meeting: MeetingId): Promise<OfferCount[]> {
	const { actionId: action, phones, hands } = offerCounts;
	return tx
		.select({ action, phones, hands })
		.from(offerCounts)
		.where(eq(offerCounts.meetingId, meeting))
		.orderBy(asc(action));
}
