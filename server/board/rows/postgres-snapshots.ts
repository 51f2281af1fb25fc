import { randomUUID } from 'node:crypto';
import { and, desc, eq, lte } from 'drizzle-orm';
import type { Arrangement } from '#lib/board/erase/arrangement.ts';
import type { MeetingId, SnapshotId } from '#lib/board/model.ts';
import type { SnapshotLine } from '#lib/board/private-views.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { isUuid } from '#lib/server/db/ids.ts';
import { boardSnapshots } from '#lib/server/db/schema/snapshot.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { NewSnapshot } from '../../live/log/board-rows.ts';
import { limits } from '../../live/limits.ts';
import { snapshotLine } from './snapshot-line.ts';

export async function keepSnapshot(
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	seq: number,
	snapshot: NewSnapshot
): Promise<void> {
	const id = randomUUID() as SnapshotId;
	await tx
		.insert(boardSnapshots)
		.values({ id, meetingId: meeting, municipalityId: municipality, seq, ...snapshot });
	const [last] = await tx
		.select({ seq: boardSnapshots.seq })
		.from(boardSnapshots)
		.where(eq(boardSnapshots.meetingId, meeting))
		.orderBy(desc(boardSnapshots.seq))
		.offset(limits.snapshots)
		.limit(1);
	const old = last && and(eq(boardSnapshots.meetingId, meeting), lte(boardSnapshots.seq, last.seq));
	if (old) await tx.delete(boardSnapshots).where(old);
}

/** The newest come first. */
export async function snapshotLines(tx: Tx, meeting: MeetingId): Promise<SnapshotLine[]> {
	const rows = await tx
		.select()
		.from(boardSnapshots)
		.where(eq(boardSnapshots.meetingId, meeting))
		.orderBy(desc(boardSnapshots.seq))
		.limit(limits.snapshotLines);
	return rows.map(snapshotLine);
}

export async function findSnapshot(
	tx: Tx,
	{ meeting }: BoardAddress,
	id: SnapshotId
): Promise<Arrangement | null> {
	if (!isUuid(id)) return null;
	const [row] = await tx
		.select({ content: boardSnapshots.content })
		.from(boardSnapshots)
		.where(and(eq(boardSnapshots.id, id), eq(boardSnapshots.meetingId, meeting)));
	return row?.content ?? null;
}

export async function latestSnapshot(tx: Tx, { meeting }: BoardAddress): Promise<Arrangement | null> {
	const [row] = await tx
		.select({ content: boardSnapshots.content })
		.from(boardSnapshots)
		.where(eq(boardSnapshots.meetingId, meeting))
		.orderBy(desc(boardSnapshots.seq))
		.limit(1);
	return row?.content ?? null;
}
