/** Where 会議録 are kept: like boards, an ordered log of updates behind one row that is locked. No other rows follow. */
import { and, asc, eq, gt } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { Db, Tx } from '#lib/server/db/client.ts';
import { minutesHeads } from '#lib/server/db/lookup.ts';
import { minutes, minutesUpdates } from '#lib/server/db/schema/minutes.ts';
import { scope } from '#lib/server/db/scope.ts';
import {
	EpochChanged,
	isSameBoard,
	type Behind,
	type BoardAddress,
	type BoardLog,
	type BoardRows,
	type Head,
	type Stored,
	type Work
} from './board-log.ts';

export function minutesLog(db: Db): BoardLog {
	return {
		load: ({ municipality, meeting }) => scope(db, municipality, (tx) => stored(tx, meeting, -1)),

		append: <T>(
			{ municipality, meeting }: BoardAddress,
			known: Head,
			work: (rows: BoardRows, behind: Behind) => Promise<Work<T>>
		) =>
			scope(db, municipality, async (tx) => {
				const [head] = await tx.select().from(minutes).where(eq(minutes.meetingId, meeting)).for('update');
				if (!head) throw new Error('the minutes of an open room have gone');
				if (!isSameBoard(head, known)) throw new EpochChanged();
				const ahead = head.seq > known.seq;
				const updates = ahead ? await updatesAfter(tx, meeting, known.seq) : [];
				const { bytes, value } = await work(noRows, { ahead, updates });
				if (!bytes) return { seq: head.seq, value };

				const seq = head.seq + 1;
				const row = { meetingId: meeting, municipalityId: municipality, seq, bytes };
				await tx.insert(minutesUpdates).values(row);
				await tx.update(minutes).set({ seq }).where(eq(minutes.meetingId, meeting));
				return { seq, value };
			}),

		since: ({ municipality, meeting }, known) =>
			scope(db, municipality, async (tx) => {
				const found = await stored(tx, meeting, known.seq);
				if (!found) throw new Error('the minutes of an open room have gone');
				return found;
			}),

		heads: (meetings) => minutesHeads(db, meetings),

		ownViews: () => Promise.resolve(new Map()),
		staffView: () => Promise.resolve({ notes: [], attendance: [], stopped: false })
	};
}

/** A batch of edits asks for no rows, and commands never get here (`minutesRules`). */
const noRows = { ownViews: () => Promise.resolve(new Map()) } as Partial<BoardRows> as BoardRows;

async function updatesAfter(tx: Tx, meeting: MeetingId, seq: number): Promise<Uint8Array[]> {
	const rows = await tx
		.select({ bytes: minutesUpdates.bytes })
		.from(minutesUpdates)
		.where(and(eq(minutesUpdates.meetingId, meeting), gt(minutesUpdates.seq, seq)))
		.orderBy(asc(minutesUpdates.seq));
	return rows.map((row) => row.bytes);
}

/** Reads the head first and only what lies at or below it, so that both belong together. */
async function stored(tx: Tx, meeting: MeetingId, after: number): Promise<Stored | null> {
	const [head] = await tx
		.select({ seq: minutes.seq, epoch: minutes.epoch })
		.from(minutes)
		.where(eq(minutes.meetingId, meeting));
	if (!head) return null;
	const rows = await tx
		.select({ seq: minutesUpdates.seq, bytes: minutesUpdates.bytes })
		.from(minutesUpdates)
		.where(and(eq(minutesUpdates.meetingId, meeting), gt(minutesUpdates.seq, after)))
		.orderBy(asc(minutesUpdates.seq));
	return { ...head, updates: rows.filter((row) => row.seq <= head.seq).map((row) => row.bytes) };
}
