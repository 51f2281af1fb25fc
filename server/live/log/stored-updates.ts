import { and, asc, eq, gt } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import type { minutes, minutesUpdates } from '#lib/server/db/schema/minutes.ts';
import type { Head, Stored } from './board-log.ts';

export interface LogTables {
	readonly heads: typeof boards | typeof minutes;
	readonly updates: typeof boardUpdates | typeof minutesUpdates;
}

/** Every writer takes this row lock and holds it until its transaction ends. */
export async function lock(tx: Tx, { heads }: LogTables, meeting: MeetingId): Promise<Head> {
	const [head] = await tx
		.select({ seq: heads.seq, epoch: heads.epoch })
		.from(heads)
		.where(eq(heads.meetingId, meeting))
		.for('update');
	if (!head) throw new Error('the document of an open room has gone');
	return head;
}

export async function updatesAfter(
	tx: Tx,
	{ updates }: LogTables,
	meeting: MeetingId,
	seq: number
): Promise<Uint8Array[]> {
	const rows = await tx
		.select({ bytes: updates.bytes })
		.from(updates)
		.where(and(eq(updates.meetingId, meeting), gt(updates.seq, seq)))
		.orderBy(asc(updates.seq));
	return rows.map((row) => row.bytes);
}

/** One statement, so that head and updates match: another process may rewrite the log at any time. */
export async function stored(
	tx: Tx,
	{ heads, updates }: LogTables,
	meeting: MeetingId,
	after = -1
): Promise<Stored | null> {
	const rows = await tx
		.select({ seq: heads.seq, epoch: heads.epoch, bytes: updates.bytes })
		.from(heads)
		.leftJoin(updates, and(eq(updates.meetingId, heads.meetingId), gt(updates.seq, after)))
		.where(eq(heads.meetingId, meeting))
		.orderBy(asc(updates.seq));
	const [head] = rows;
	if (!head) return null;
	const { seq, epoch } = head;
	return { seq, epoch, updates: rows.flatMap(({ bytes }) => bytes ?? []) };
}

export async function since(tx: Tx, tables: LogTables, meeting: MeetingId, known: Head): Promise<Stored> {
	const found = await stored(tx, tables, meeting, known.seq);
	if (!found) throw new Error('the document of an open room has gone');
	return found;
}
