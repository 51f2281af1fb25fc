/** Reads the database directly, without the server. */
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import type { Board, MeetingId, NoteId } from '#lib/board/model.ts';
import type { RunningCity } from '../support/running-city.ts';

export async function storedDoc({ connection: { sql } }: RunningCity, meeting: MeetingId): Promise<Y.Doc> {
	const rows = await sql<{ bytes: Uint8Array }[]>`
		select bytes from board_update where meeting_id = ${meeting} order by seq`;
	const doc = new Y.Doc();
	for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
	return doc;
}

export const storedBoard = async (city: RunningCity, meeting: MeetingId): Promise<Board> =>
	readBoard(await storedDoc(city, meeting));

export interface StoredNote {
	readonly id: NoteId;
	readonly text: string;
	readonly posted_by: string;
}

export const storedNotes = ({ connection: { sql } }: RunningCity, meeting: MeetingId) =>
	sql<StoredNote[]>`select id, text, posted_by from note where meeting_id = ${meeting}`;

export async function withoutReceipt(
	{ connection: { sql } }: RunningCity,
	commands: readonly string[]
): Promise<readonly string[]> {
	if (commands.length === 0) return [];
	const rows = await sql<{ command_id: string }[]>`
		select command_id from command_receipt where command_id in ${sql(commands)}`;
	const known = new Set(rows.map((row) => row.command_id));
	return commands.filter((id) => !known.has(id));
}
