import { eq } from 'drizzle-orm';
import type { Db } from '#lib/server/db/client.ts';
import { minutesHeads } from '#lib/server/db/lookup.ts';
import { minutes, minutesUpdates } from '#lib/server/db/schema/minutes.ts';
import { scope } from '#lib/server/db/scope.ts';
import {
	EpochChanged,
	isSameBoard,
	type Behind,
	type BoardAddress,
	type BoardLog,
	type Head,
	type Work
} from '../live/log/board-log.ts';
import type { BoardRows } from '../live/log/board-rows.ts';
import { erasedNotes } from '../board/erase/postgres-erase.ts';
import { compactLog, minutesStore } from '../live/log/rewrite-log.ts';
import { lock, since, stored, updatesAfter } from '../live/log/stored-updates.ts';

const { tables } = minutesStore;

export function minutesLog(db: Db): BoardLog {
	return {
		load: ({ municipality, meeting }) => scope(db, municipality, (tx) => stored(tx, tables, meeting)),

		append: <T>(
			{ municipality, meeting }: BoardAddress,
			known: Head,
			work: (rows: BoardRows, behind: Behind) => Promise<Work<T>>
		) =>
			scope(db, municipality, async (tx) => {
				const head = await lock(tx, tables, meeting);
				if (!isSameBoard(head, known)) throw new EpochChanged();
				const ahead = head.seq > known.seq;
				const updates = ahead ? await updatesAfter(tx, tables, meeting, known.seq) : [];
				const { bytes, value } = await work(noRows, { ahead, updates });
				if (!bytes) return { seq: head.seq, value };

				const seq = head.seq + 1;
				const row = { meetingId: meeting, municipalityId: municipality, seq, bytes };
				await tx.insert(minutesUpdates).values(row);
				await tx.update(minutes).set({ seq }).where(eq(minutes.meetingId, meeting));
				return { seq, value };
			}),

		since: ({ municipality, meeting }, known) =>
			scope(db, municipality, (tx) => since(tx, tables, meeting, known)),

		compact: (board) => scope(db, board.municipality, (tx) => compactLog(tx, minutesStore, board)),
		erasedNotes: ({ municipality, meeting }) => scope(db, municipality, (tx) => erasedNotes(tx, meeting)),

		heads: (meetings) => minutesHeads(db, meetings),

		ownViews: () => Promise.resolve(new Map()),
		scribeViews: () => Promise.resolve(new Map()),
		staffView: () => Promise.resolve({ notes: [], attendance: [], snapshots: [], stopped: false })
	};
}

/** A batch of edits reads no rows, and commands never get here (`minutesRules`). */
const noRows = { ownViews: () => Promise.resolve(new Map()) } as Partial<BoardRows> as BoardRows;
