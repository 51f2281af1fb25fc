/** Locking the board's row orders commits across processes. */
import { eq, sql } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { Db, Tx } from '#lib/server/db/client.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import { scope } from '#lib/server/db/scope.ts';
import {
	WriteConflict,
	EpochChanged,
	isSameBoard,
	Unstorable,
	type Behind,
	type BoardAddress,
	type BoardLog,
	type Head,
	type Work
} from '../../live/log/board-log.ts';
import type { BoardRows } from '../../live/log/board-rows.ts';
import { erasedNotes } from '../erase/postgres-erase.ts';
import { PostgresRows } from './postgres-rows.ts';
import { ownViews, scribeViews, staffView } from './postgres-views.ts';
import { compactLog, boardStore, replaceLog } from '../../live/log/rewrite-log.ts';
import { lock, since, stored, updatesAfter } from '../../live/log/stored-updates.ts';

const { tables } = boardStore;

/** @param keyFor derives the key for fingerprints of commands; it is never stored */
export function postgresLog(db: Db, keyFor: (meeting: MeetingId) => string): BoardLog {
	return {
		load: ({ municipality, meeting }) => scope(db, municipality, (tx) => stored(tx, tables, meeting)),

		append: <T>(
			{ municipality, meeting }: BoardAddress,
			known: Head,
			work: (rows: BoardRows, behind: Behind) => Promise<Work<T>>
		) =>
			scopeOrReason(db, municipality, async (tx) => {
				const head = await lock(tx, tables, meeting);
				if (!isSameBoard(head, known)) throw new EpochChanged();
				const ahead = head.seq > known.seq;
				const updates = ahead ? await updatesAfter(tx, tables, meeting, known.seq) : [];

				const seq = head.seq + 1;
				const rows = new PostgresRows(tx, { municipality, meeting }, seq, keyFor(meeting));
				const { bytes, rewrite, value } = await work(rows, { ahead, updates });
				if (!bytes && !rewrite && !rows.wrote) return { seq: head.seq, value };

				const row = { meetingId: meeting, municipalityId: municipality, seq };
				if (rewrite)
					for (const each of replaceLog(tx, tables, { meeting, municipality }, { seq, bytes: rewrite }))
						rows.write(each);
				else if (bytes) rows.write(tx.insert(boardUpdates).values({ ...row, bytes }));
				rows.write(tx.update(boards).set({ seq }).where(eq(boards.meetingId, meeting)));
				await rows.written();
				return { seq, value };
			}),

		since: ({ municipality, meeting }, known) =>
			scope(db, municipality, (tx) => since(tx, tables, meeting, known)),

		compact: (board) => scope(db, board.municipality, (tx) => compactLog(tx, boardStore, board)),
		erasedNotes: ({ municipality, meeting }) => scope(db, municipality, (tx) => erasedNotes(tx, meeting)),

		heads: (meetings) => heads(db, meetings),
		ownViews: ({ municipality, meeting }, authors) =>
			scope(db, municipality, (tx) => ownViews(tx, meeting, authors)),
		scribeViews: ({ municipality, meeting }, keys) =>
			scope(db, municipality, (tx) => scribeViews(tx, meeting, keys)),
		staffView: ({ municipality, meeting }) => scope(db, municipality, (tx) => staffView(tx, meeting))
	};
}

/** Invalid values (SQLSTATE classes 22, 23) become `Unstorable`, since a retry cannot help. */
async function scopeOrReason<T>(
	db: Db,
	municipality: MunicipalityId,
	run: (tx: Tx) => Promise<T>
): Promise<T> {
	try {
		return await scope(db, municipality, run);
	} catch (error) {
		const cause = error instanceof Error ? error.cause : null; // drizzle wraps the driver's error
		const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
		if (/^2[23]/.test(code)) throw new Unstorable(code);
		throw collisions.has(code) ? new WriteConflict(code) : error;
	}
}

/** These are safe to retry. */
const collisions = new Set(['40001', '40P01']);

async function heads(db: Db, meetings: readonly MeetingId[]): Promise<Map<MeetingId, Head>> {
	if (meetings.length === 0) return new Map();
	const ids = `{${meetings.join(',')}}`;
	const rows = await db.execute<{ meeting_id: MeetingId; seq: number; epoch: string }>(
		sql`select meeting_id, seq, epoch from lookup.board_seqs(${ids}::uuid[])`
	);
	return new Map(rows.map((row) => [row.meeting_id, { seq: Number(row.seq), epoch: row.epoch }]));
}
