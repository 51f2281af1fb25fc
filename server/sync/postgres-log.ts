/** The log in PostgreSQL. The row of a board orders its commits, whichever process writes them. */
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { Db, Tx } from '#lib/server/db/client.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import { scope } from '#lib/server/db/scope.ts';
import {
	EpochChanged,
	isSameBoard,
	Unstorable,
	type Behind,
	type BoardAddress,
	type BoardLog,
	type BoardRows,
	type Head,
	type Stored,
	type Work
} from './board-log.ts';
import { PostgresRows } from './postgres-rows.ts';
import { ownViews, staffView } from './postgres-views.ts';

/** @param keyFor the key for fingerprints of a meeting's commands; it is derived, never stored */
export function postgresLog(db: Db, keyFor: (meeting: MeetingId) => string): BoardLog {
	return {
		load: ({ municipality, meeting }) => scope(db, municipality, (tx) => stored(tx, meeting, -1)),

		append: <T>(
			{ municipality, meeting }: BoardAddress,
			known: Head,
			work: (rows: BoardRows, behind: Behind) => Promise<Work<T>>
		) =>
			scopeOrUnstorable(db, municipality, async (tx) => {
				const head = await lock(tx, meeting);
				if (!isSameBoard(head, known)) throw new EpochChanged();
				const ahead = head.seq > known.seq;
				const updates = ahead ? await updatesAfter(tx, meeting, known.seq) : [];

				const seq = head.seq + 1;
				const rows = new PostgresRows(tx, { municipality, meeting }, seq, keyFor(meeting));
				const { bytes, value } = await work(rows, { ahead, updates });
				if (!bytes && !rows.wrote) return { seq: head.seq, value };

				if (bytes)
					rows.write(
						tx.insert(boardUpdates).values({ meetingId: meeting, municipalityId: municipality, seq, bytes })
					);
				rows.write(tx.update(boards).set({ seq }).where(eq(boards.meetingId, meeting)));
				await rows.written();
				return { seq, value };
			}),

		since: ({ municipality, meeting }, known) =>
			scope(db, municipality, async (tx) => {
				const found = await stored(tx, meeting, known.seq);
				if (!found) throw new Error('the board of an open room has gone');
				return found;
			}),

		heads: (meetings) => heads(db, meetings),
		ownViews: ({ municipality }, authors) => scope(db, municipality, (tx) => ownViews(tx, authors)),
		staffView: ({ municipality, meeting }) => scope(db, municipality, (tx) => staffView(tx, meeting))
	};
}

/** Classes 22 and 23 of SQLSTATE say that the values are at fault (a day that does not exist), not the moment. */
async function scopeOrUnstorable<T>(
	db: Db,
	municipality: MunicipalityId,
	run: (tx: Tx) => Promise<T>
): Promise<T> {
	try {
		return await scope(db, municipality, run);
	} catch (error) {
		const cause = error instanceof Error ? error.cause : null; // drizzle wraps what the driver threw
		const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
		throw /^2[23]/.test(code) ? new Unstorable(code) : error;
	}
}

async function lock(tx: Tx, meeting: MeetingId): Promise<Head> {
	const [head] = await tx
		.select({ seq: boards.seq, epoch: boards.epoch })
		.from(boards)
		.where(eq(boards.meetingId, meeting))
		.for('update');
	if (!head) throw new Error('the board of an open room has gone');
	return head;
}

async function updatesAfter(tx: Tx, meeting: MeetingId, seq: number): Promise<Uint8Array[]> {
	const rows = await tx
		.select({ bytes: boardUpdates.bytes })
		.from(boardUpdates)
		.where(and(eq(boardUpdates.meetingId, meeting), gt(boardUpdates.seq, seq)))
		.orderBy(asc(boardUpdates.seq));
	return rows.map((row) => row.bytes);
}

/** Reads the head first and only what lies at or below it, so that both belong together. */
async function stored(tx: Tx, meeting: MeetingId, after: number): Promise<Stored | null> {
	const [head] = await tx
		.select({ seq: boards.seq, epoch: boards.epoch })
		.from(boards)
		.where(eq(boards.meetingId, meeting));
	if (!head) return null;
	const rows = await tx
		.select({ seq: boardUpdates.seq, bytes: boardUpdates.bytes })
		.from(boardUpdates)
		.where(and(eq(boardUpdates.meetingId, meeting), gt(boardUpdates.seq, after)))
		.orderBy(asc(boardUpdates.seq));
	return { ...head, updates: rows.filter((row) => row.seq <= head.seq).map((row) => row.bytes) };
}

async function heads(db: Db, meetings: readonly MeetingId[]): Promise<Map<MeetingId, Head>> {
	if (meetings.length === 0) return new Map();
	const ids = `{${meetings.join(',')}}`;
	const rows = await db.execute<{ meeting_id: MeetingId; seq: number; epoch: string }>(
		sql`select meeting_id, seq, epoch from lookup.board_seqs(${ids}::uuid[])`
	);
	return new Map(rows.map((row) => [row.meeting_id, { seq: Number(row.seq), epoch: row.epoch }]));
}
