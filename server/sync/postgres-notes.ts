/** Which notes a person may read before everybody may. The author never leaves the query that asks "is it mine?". */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { MeetingId, ParticipantId, PrivateNote } from '#lib/board/model.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import type { NoteRow, OwnNotes } from './board-log.ts';

export const noteColumns = {
	id: notes.id,
	kind: notes.kind,
	text: notes.text,
	state: notes.state,
	number: notes.number,
	participant: notes.participantId,
	postedBy: notes.postedBy
};

export async function ownNotes(tx: Tx, authors: readonly ParticipantId[]): Promise<OwnNotes> {
	const mine = new Map<ParticipantId, PrivateNote[]>(authors.map((author) => [author, []]));
	if (authors.length === 0) return mine;
	const rows: NoteRow[] = await tx
		.select(noteColumns)
		.from(notes)
		.where(and(inArray(notes.participantId, [...authors]), ne(notes.state, 'withdrawn')))
		.orderBy(asc(notes.seq), asc(notes.postedBy));
	for (const { participant, ...note } of rows) if (participant) mine.get(participant)?.push(note);
	return mine;
}

/** Ordered by their random ids: staff must not be able to tell who wrote one from when it came. */
export async function hiddenNotes(tx: Tx, meeting: MeetingId): Promise<PrivateNote[]> {
	const rows: NoteRow[] = await tx
		.select(noteColumns)
		.from(notes)
		.where(and(eq(notes.meetingId, meeting), inArray(notes.state, ['waiting', 'held'])))
		.orderBy(asc(notes.id));
	return rows.map(({ id, kind, text, state, number }) => ({ id, kind, text, state, number, postedBy: null }));
}
