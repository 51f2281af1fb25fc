/** What a phone, or staff, may know beside the board. An author never leaves the query that asks "is it mine?". */
import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type {
	CombinationId,
	MeetingId,
	NoteId,
	OwnView,
	ParticipantId,
	PrivateNote,
	StaffView
} from '#lib/board/model.ts';
import { nothingDone, type ParticipantFacts } from '#lib/board/meeting-state.ts';
import { anyOf } from '#lib/server/db/any-of.ts';
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

export async function ownViews(
	tx: Tx,
	meeting: MeetingId,
	authors: readonly ParticipantId[]
): Promise<OwnViews> {
	if (authors.length === 0) return new Map();
	const [written, facts] = await Promise.all([notesOf(tx, authors), participantFacts(tx, meeting, authors)]);
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
		.where(and(anyOf(notes.participantId, authors), notInArray(notes.state, ['withdrawn'])))
		.orderBy(asc(notes.seq), asc(notes.postedBy));
	for (const row of rows) if (row.participant) mine.get(row.participant)?.push(privateNote(row, 'author'));
	return mine;
}

interface FactsRow extends Record<string, unknown> {
	readonly id: ParticipantId;
	readonly stopped: boolean;
	readonly notes: number;
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
}

/** Asked for every command of a phone, so in one statement. V2: わたしも on what is off the board count nothing. */
export async function participantFacts(
	tx: Tx,
	meeting: MeetingId,
	ids: readonly ParticipantId[]
): Promise<(id: ParticipantId) => ParticipantFacts> {
	const rows = await tx.execute<FactsRow>(sql`
		select ${participants.id}, ${participants.stopped},
			(select count(*)::integer from ${notes}
				where ${notes.participantId} = ${participants.id} and ${isLive}) as notes,
			(select coalesce(json_agg(${noteSupports.noteId}), '[]')
				from ${noteSupports} join ${notes} on ${notes.id} = ${noteSupports.noteId}
				where ${noteSupports.meetingId} = ${meeting} and ${noteSupports.participantId} = ${participants.id}
					and ${notes.state} = 'shown') as supports,
			(select coalesce(json_object_agg(${votes.combinationId}, ${votes.count}), '{}') from ${votes}
				where ${votes.meetingId} = ${meeting} and ${votes.participantId} = ${participants.id}) as votes
		from ${participants} where ${anyOf(participants.id, ids)}`);
	const known = new Map(
		rows.map(({ id, stopped, notes, supports, votes }) => [id, { stopped, notes, supports, votes }])
	);
	return (id) => known.get(id) ?? nothingDone;
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
