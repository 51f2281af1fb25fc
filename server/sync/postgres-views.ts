/** What a phone, or staff, may know beside the board. An author never leaves the query that asks "is it mine?". */
import { and, asc, count, eq, inArray, notInArray } from 'drizzle-orm';
import type { MeetingId, NoteId, OwnView, ParticipantId, PrivateNote, StaffView } from '#lib/board/model.ts';
import type { ParticipantFacts } from '#lib/board/meeting-state.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { noteSupports, votes } from '#lib/server/db/schema/vote.ts';
import type { NoteRow, OwnViews } from './board-log.ts';
import { snapshotLines } from './postgres-snapshots.ts';
import { privateNote } from './private-note.ts';

export const noteColumns = {
	id: notes.id,
	kind: notes.kind,
	text: notes.text,
	state: notes.state,
	heldBy: notes.heldBy,
	source: notes.source,
	number: notes.number,
	supportPhones: notes.supportPhones,
	supportHands: notes.supportHands,
	carried: notes.carried,
	participant: notes.participantId,
	postedBy: notes.postedBy,
	takenFrom: notes.takenFrom
};

/** What was withdrawn or handed on counts nowhere (N3, N13). */
export const isLive = notInArray(notes.state, ['withdrawn', 'handed_off']);

export async function ownViews(tx: Tx, authors: readonly ParticipantId[]): Promise<OwnViews> {
	if (authors.length === 0) return new Map();
	const [written, facts] = await Promise.all([notesOf(tx, authors), participantFacts(tx, authors)]);
	return new Map(
		authors.map((author): [ParticipantId, OwnView] => {
			const { stopped, supports, votes } = facts(author);
			return [author, { notes: written.get(author) ?? [], supports, votes, stopped }];
		})
	);
}

async function notesOf(
	tx: Tx,
	authors: readonly ParticipantId[]
): Promise<Map<ParticipantId, PrivateNote[]>> {
	const mine = new Map<ParticipantId, PrivateNote[]>(authors.map((author) => [author, []]));
	const rows: NoteRow[] = await tx
		.select(noteColumns)
		.from(notes)
		.where(and(inArray(notes.participantId, [...authors]), notInArray(notes.state, ['withdrawn'])))
		.orderBy(asc(notes.seq), asc(notes.postedBy));
	for (const row of rows) if (row.participant) mine.get(row.participant)?.push(privateNote(row, 'author'));
	return mine;
}

/** In one round trip: the connection answers in order. */
export async function participantFacts(
	tx: Tx,
	ids: readonly ParticipantId[]
): Promise<(id: ParticipantId) => ParticipantFacts> {
	const [stopped, written, supports, placed] = await Promise.all([
		tx
			.select({ id: participants.id })
			.from(participants)
			.where(and(inArray(participants.id, [...ids]), eq(participants.stopped, true))),
		tx
			.select({ participant: notes.participantId, count: count() })
			.from(notes)
			.where(and(inArray(notes.participantId, [...ids]), isLive))
			.groupBy(notes.participantId),
		tx
			.select({ participant: noteSupports.participantId, note: noteSupports.noteId })
			.from(noteSupports)
			.innerJoin(notes, eq(notes.id, noteSupports.noteId))
			.where(
				and(inArray(noteSupports.participantId, [...ids]), eq(notes.state, 'shown')) // V2: what is off the board counts nothing
			),
		tx
			.select({ participant: votes.participantId, combination: votes.combinationId, count: votes.count })
			.from(votes)
			.where(inArray(votes.participantId, [...ids]))
	]);
	return (id) => ({
		stopped: stopped.some((row) => row.id === id),
		notes: written.find((row) => row.participant === id)?.count ?? 0,
		supports: supports.filter((row) => row.participant === id).map(({ note }): NoteId => note),
		votes: Object.fromEntries(
			placed.filter((row) => row.participant === id).map((row) => [row.combination, row.count])
		)
	});
}

/** Ordered by their random ids: staff must not be able to tell who wrote one from when it came. */
export async function staffView(tx: Tx, meeting: MeetingId): Promise<StaffView> {
	const [rows, attendance, snapshots, stopped] = await Promise.all([
		tx
			.select(noteColumns)
			.from(notes)
			.where(and(eq(notes.meetingId, meeting), inArray(notes.state, ['waiting', 'held', 'trashed'])))
			.orderBy(asc(notes.id)),
		tx
			.select({
				affiliation: attendances.affiliation,
				organization: attendances.organization,
				people: attendances.people,
				withoutPhone: attendances.withoutPhone
			})
			.from(attendances)
			.where(eq(attendances.meetingId, meeting))
			.orderBy(asc(attendances.affiliation), asc(attendances.organization)),
		snapshotLines(tx, meeting),
		tx
			.select({ id: participants.id })
			.from(participants)
			.where(and(eq(participants.meetingId, meeting), eq(participants.stopped, true)))
			.limit(1)
	]);
	return {
		notes: rows.map((row) => privateNote(row, 'staff')),
		attendance,
		snapshots,
		stopped: stopped.length > 0
	};
}
