import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#lib/server/db/client.ts';
import { isUuid, type HandoffPlaceId } from '#lib/server/db/ids.ts';
import { handoffPlaces } from '#lib/server/db/schema/handoff-place.ts';
import { handoffs } from '#lib/server/db/schema/handoff.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { commandReceipts, notes } from '#lib/server/db/schema/note.ts';
import { actionOffers, noteSupports, votes } from '#lib/server/db/schema/vote.ts';
import { namesOfNow } from '#lib/server/meetings/names-of-then.ts';
import { forgetRequests } from '#lib/server/remotes/request-rows.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { BoardRows, MeetingChange } from '../../live/log/board-rows.ts';

export const councilOf = (tx: Tx, { meeting }: BoardAddress) =>
	tx.select({ id: meetings.councilId }).from(meetings).where(eq(meetings.id, meeting));

export function changeMeeting(
	tx: Tx,
	{ meeting }: BoardAddress,
	{ door, ...change }: MeetingChange
): readonly PromiseLike<unknown>[] {
	const names = change.phase === 'open' && door ? namesOfNow() : {};
	const set = { ...change, ...names, ...(door === undefined ? {} : { doorOpen: door }) };
	const changed = tx.update(meetings).set(set).where(eq(meetings.id, meeting));
	if (change.closedAt === null) return [changed, forgetLate(tx, meeting)];
	// Phones that still ask to be a remote (リモコン) are named in these rows.
	return ends(change) ? [changed, ...forgetRequests(tx, meeting)] : [changed];
}

/** T5: the door never let them in. After the meeting's row, which holds back those who are just coming. */
const forgetLate = (tx: Tx, meeting: BoardAddress['meeting']) =>
	tx
		.delete(participants)
		.where(and(eq(participants.meetingId, meeting), eq(participants.joinedAfterClose, true)));

/** 閉会, まとめ完了 or 中止. */
const ends = ({ phase, cancelledAt }: Omit<MeetingChange, 'door'>) =>
	phase === 'wrapup' || phase === 'closed' || Boolean(cancelledAt);

/** Row-level security hides the entries of another 市町村. */
export async function kindOfPlace(tx: Tx, place: string) {
	if (!isUuid(place)) return null;
	const [row] = await tx
		.select({ destination: handoffPlaces.destination })
		.from(handoffPlaces)
		.where(eq(handoffPlaces.id, place as HandoffPlaceId));
	return row?.destination ?? null;
}

export function insertHandoff(
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	{ place, ...handoff }: Parameters<BoardRows['addHandoff']>[0]
) {
	const council = sql`(select council_id from meeting where id = ${meeting})`;
	return tx.insert(handoffs).values({
		meetingId: meeting,
		municipalityId: municipality,
		...handoff,
		placeId: (place ?? null) as HandoffPlaceId | null,
		id: randomUUID(),
		councilId: council
	});
}

/** Returns the statements of まとめ完了 in order. */
export function finishMeeting(tx: Tx, { meeting: here }: BoardAddress): readonly PromiseLike<unknown>[] {
	const never = ['waiting', 'held', 'trashed'] as const;
	return [
		tx
			.update(notes)
			.set({ text: '' })
			.where(and(eq(notes.meetingId, here), inArray(notes.state, [...never]))),
		tx.update(notes).set({ participantId: null, postedBy: null }).where(eq(notes.meetingId, here)),
		...[commandReceipts, votes, noteSupports, actionOffers].map((table) =>
			tx.delete(table).where(eq(table.meetingId, here))
		)
	];
}
