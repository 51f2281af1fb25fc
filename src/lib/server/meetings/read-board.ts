import { asc, eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import type { Board } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { boardUpdates } from '../db/schema/board.ts';
import { scope } from '../db/scope.ts';

/** Read from the committed log. */
export async function boardOf(app: App, { meeting, municipality }: MeetingAddress): Promise<Board> {
	const updates = await scope(app.db, municipality, (tx) =>
		tx
			.select({ bytes: boardUpdates.bytes })
			.from(boardUpdates)
			.where(eq(boardUpdates.meetingId, meeting))
			.orderBy(asc(boardUpdates.seq))
	);
	const doc = new Y.Doc();
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	const board = readBoard(doc);
	doc.destroy();
	return board;
}
