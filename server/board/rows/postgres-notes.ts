import { and, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { NoteId } from '#lib/board/model.ts';
import type { WriterId } from '#lib/board/policy/meeting-state.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { commandReceipts, notes } from '#lib/server/db/schema/note.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { EarlierNote, NoteChange, NoteRow } from '../../live/log/board-rows.ts';
import { councilOf } from './postgres-meeting.ts';
import { noteColumns } from './postgres-views.ts';

export function notesWhere(tx: Tx, { meeting }: BoardAddress, condition: SQL): Promise<NoteRow[]> {
	return tx
		.select(noteColumns)
		.from(notes)
		.where(and(eq(notes.meetingId, meeting), condition))
		.execute();
}

export const waitingNotes = (tx: Tx, board: BoardAddress): Promise<NoteRow[]> =>
	notesWhere(tx, board, eq(notes.state, 'waiting'));

/** P15: of a 代筆のかぎ only the receipts tell what was written down with it. */
export function unshownOf(tx: Tx, board: BoardAddress, writer: WriterId): Promise<NoteRow[]> {
	const isPosted = sql`exists (select 1 from ${commandReceipts}
		where ${commandReceipts.meetingId} = ${notes.meetingId} and ${commandReceipts.actor} = ${writer}
			and ${commandReceipts.commandId} = ${notes.postedBy}
			and ${commandReceipts.answer} -> 'result' ->> 'note' = ${notes.id})`;
	const isTheirs = sql`(${notes.participantId} = ${writer} or (${notes.participantId} is null and ${isPosted}))`;
	return notesWhere(tx, board, sql`${inArray(notes.state, ['waiting', 'held'])} and ${isTheirs}`);
}

export async function takenNote(tx: Tx, board: BoardAddress, from: NoteId): Promise<NoteRow | null> {
	const [row] = await notesWhere(tx, board, eq(notes.takenFrom, from));
	return row ?? null;
}

export const insertNote = (
	tx: Tx,
	{ meeting: meetingId, municipality: municipalityId }: BoardAddress,
	{ row: { participant, ...note }, seq }: { readonly row: NoteRow; readonly seq: number }
) => tx.insert(notes).values({ meetingId, municipalityId, ...note, participantId: participant, seq });

export const updateNote = (
	tx: Tx,
	{ meeting }: BoardAddress,
	{ id, change }: { readonly id: NoteId; readonly change: NoteChange }
) =>
	tx
		.update(notes)
		.set(change)
		.where(and(eq(notes.id, id), eq(notes.meetingId, meeting)));

export async function hasNumber(tx: Tx, { meeting }: BoardAddress, number: number): Promise<boolean> {
	const rows = await tx
		.select({ id: notes.id })
		.from(notes)
		.where(and(eq(notes.meetingId, meeting), eq(notes.number, number)))
		.limit(1);
	return rows.length > 0;
}

export async function earlierNote(tx: Tx, board: BoardAddress, id: NoteId): Promise<EarlierNote | null> {
	const [row] = await tx
		.select({ kind: notes.kind, text: notes.text })
		.from(notes)
		.innerJoin(meetings, eq(meetings.id, notes.meetingId))
		.where(
			and(
				eq(notes.id, id),
				eq(notes.state, 'shown'),
				inArray(meetings.councilId, councilOf(tx, board)),
				lt(meetings.number, sql`(select number from meeting where id = ${board.meeting})`),
				inArray(meetings.phase, ['wrapup', 'closed'])
			)
		)
		.for('share', { of: notes }); // E6: an erasure must wait, and then find the copy
	return row ?? null;
}
