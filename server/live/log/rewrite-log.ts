/** A log that becomes one row: compaction, and erasing in documents beside the one that a batch works on. */
import { eq } from 'drizzle-orm';
import type * as Y from 'yjs';
import type { Tx } from '#lib/server/db/client.ts';
import { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import { minutes, minutesUpdates } from '#lib/server/db/schema/minutes.ts';
import type { BoardAddress } from './board-log.ts';
import { boardReading, documentOf, minutesReading, stateOf, type Reading } from './compaction.ts';
import { lock, updatesAfter, type Shelves } from './stored-updates.ts';

/** The tables of one kind of document, and how to read it. */
export interface Kept {
	readonly shelves: Shelves;
	readonly reading: Reading;
}

export const keptBoards: Kept = {
	shelves: { heads: boards, updates: boardUpdates },
	reading: boardReading
};
export const keptMinutes: Kept = {
	shelves: { heads: minutes, updates: minutesUpdates },
	reading: minutesReading
};

/** The statements by which the whole log becomes this one row. */
export function replaceLog(
	tx: Tx,
	{ updates }: Shelves,
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

/** The same document in one row, at the same seq: nobody's copy is disturbed. Answers how many rows there were. */
export async function compactLog(tx: Tx, { shelves, reading }: Kept, board: BoardAddress): Promise<number> {
	const { seq } = await lock(tx, shelves, board.meeting);
	const updates = await updatesAfter(tx, shelves, board.meeting, -1);
	if (updates.length < 2) return updates.length;
	const bytes = stateOf(documentOf(updates), reading);
	await Promise.all(replaceLog(tx, shelves, board, { seq, bytes }));
	return updates.length;
}

/** Rooms that hold this document find the new seq with the next poll. */
export async function changeStored(
	tx: Tx,
	{ shelves, reading }: Kept,
	board: BoardAddress,
	/** False: nothing was to change. */
	change: (doc: Y.Doc, seq: number) => boolean | Promise<boolean>
): Promise<void> {
	const { heads } = shelves;
	const { seq: before } = await lock(tx, shelves, board.meeting);
	const seq = before + 1;
	const doc = documentOf(await updatesAfter(tx, shelves, board.meeting, -1));
	if (!(await change(doc, seq))) return;
	await Promise.all([
		...replaceLog(tx, shelves, board, { seq, bytes: stateOf(doc, reading) }),
		tx.update(heads).set({ seq }).where(eq(heads.meetingId, board.meeting)).execute()
	]);
}
