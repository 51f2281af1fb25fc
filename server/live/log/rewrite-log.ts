/** For compaction, and to erase in documents outside the batch. */
import { eq } from 'drizzle-orm';
import type * as Y from 'yjs';
import type { Tx } from '#lib/server/db/client.ts';
import { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import { minutes, minutesUpdates } from '#lib/server/db/schema/minutes.ts';
import type { BoardAddress } from './board-log.ts';
import { boardReading, documentOf, minutesReading, stateOf, type Reading } from './compaction.ts';
import { lock, updatesAfter, type LogTables } from './stored-updates.ts';

export interface DocumentStore {
	readonly tables: LogTables;
	readonly reading: Reading;
}

export const boardStore: DocumentStore = {
	tables: { heads: boards, updates: boardUpdates },
	reading: boardReading
};
export const minutesStore: DocumentStore = {
	tables: { heads: minutes, updates: minutesUpdates },
	reading: minutesReading
};

export function replaceLog(
	tx: Tx,
	{ updates }: LogTables,
	{ meeting, municipality }: BoardAddress,
	row: { readonly seq: number; readonly bytes: Uint8Array }
): PromiseLike<unknown>[] {
	return [
		tx.delete(updates).where(eq(updates.meetingId, meeting)).execute(),
		tx
			.insert(updates)
			.values({ meetingId: meeting, municipalityId: municipality, ...row })
			.execute()
	];
}

/** The seq stays, so no copy is disturbed; returns the previous number of rows. */
export async function compactLog(
	tx: Tx,
	{ tables, reading }: DocumentStore,
	board: BoardAddress
): Promise<number> {
	const { seq } = await lock(tx, tables, board.meeting);
	const updates = await updatesAfter(tx, tables, board.meeting, -1);
	if (updates.length < 2) return updates.length;
	const bytes = stateOf(documentOf(updates), reading);
	await Promise.all(replaceLog(tx, tables, board, { seq, bytes }));
	return updates.length;
}

/** Open rooms find the new seq with their next poll. */
export async function changeStored(
	tx: Tx,
	{ tables, reading }: DocumentStore,
	board: BoardAddress,
	/** Returns false if there is nothing to change. */
	change: (doc: Y.Doc, seq: number) => boolean | Promise<boolean>
): Promise<void> {
	const { heads } = tables;
	const { seq: before } = await lock(tx, tables, board.meeting);
	const seq = before + 1;
	const doc = documentOf(await updatesAfter(tx, tables, board.meeting, -1));
	if (!(await change(doc, seq))) return;
	await Promise.all([
		...replaceLog(tx, tables, board, { seq, bytes: stateOf(doc, reading) }),
		tx.update(heads).set({ seq }).where(eq(heads.meetingId, board.meeting)).execute()
	]);
}
