/** No private view contains an author's id. */
import { and, asc, eq, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type {
	ActionId,
	CombinationId,
	MeetingId,
	NoteId,
	ParticipantId,
	ScribeKeyId
} from '#lib/board/model.ts';
import type { OwnView, ScribeView, StaffView } from '#lib/board/private-views.ts';
import {
	noNotes,
	nothingDone,
	type NoteCounts,
	type ParticipantFacts
} from '#lib/board/policy/meeting-state.ts';
import { isUnseen } from '#lib/board/unseen.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { commandReceipts, notes } from '#lib/server/db/schema/note.ts';
import { actionOffers, noteSupports, votes } from '#lib/server/db/schema/vote.ts';
import type { OwnViews, ScribeViews } from '../../live/log/board-rows.ts';
import { attendanceLine } from './postgres-attendance.ts';
import { offersOf } from './postgres-offers.ts';
import { snapshotLines } from './postgres-snapshots.ts';
import { privateNote, type PrivateColumns } from './private-note.ts';

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

export async function noteCounts(tx: Tx, meeting: MeetingId): Promise<NoteCounts> {
	const [row] = await tx
		.select({
			onBoard: sql<number>`(count(*) filter (where ${inArray(notes.state, ['shown', 'waiting'])}))::integer`,
			held: sql<number>`(count(*) filter (where ${eq(notes.state, 'held')}))::integer`,
			trashed: sql<number>`(count(*) filter (where ${eq(notes.state, 'trashed')}))::integer`
		})
		.from(notes)
		.where(eq(notes.meetingId, meeting));
	return row ?? noNotes;
}

interface FactsRow extends Record<string, unknown> {
	readonly id: ParticipantId;
	readonly stopped: boolean;
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
	readonly offers: readonly ActionId[];
}

/** Runs before most commands of phones, so it is one statement. */
export async function participantFacts(
	tx: Tx,
	meeting: MeetingId,
	ids: readonly ParticipantId[]
): Promise<(id: ParticipantId) => ParticipantFacts> {
	const count = sql`(select count(*)::integer from ${notes} where ${isTheirs} and ${notes.state} <> 'withdrawn')`; // N13
	const rows = await tx.execute<FactsRow & { readonly notes: number }>(phonesWith(meeting, ids, count));
	const known = new Map(
		rows.map(({ id, stopped, notes, supports, votes, offers }) => [
			id,
			{ stopped, notes, supports, votes, offers }
		])
	);
	// Its row went with ひらきなおす (T5), and its socket is about to be closed: it may add no row.
	return (id) => known.get(id) ?? { ...nothingDone, stopped: true };
}

/** PostgreSQL builds the JSON, so that one statement after each command is enough. */
export async function ownViews(
	tx: Tx,
	meeting: MeetingId,
	authors: readonly ParticipantId[]
): Promise<OwnViews> {
	if (authors.length === 0) return new Map();
	const written = sql`(select coalesce(json_agg(json_build_object(
			'id', ${notes.id}, 'kind', ${notes.kind}, 'text', ${notes.text}, 'state', ${notes.state},
			'heldBy', ${notes.heldBy}, 'number', ${notes.number}, 'postedBy', ${notes.postedBy}
		) order by ${notes.seq}, ${notes.postedBy}), '[]')
		from ${notes} where ${isTheirs} and ${notes.state} <> 'withdrawn')`;
	type Row = FactsRow & { readonly notes: readonly Omit<PrivateColumns, 'participant'>[] };
	const rows = await tx.execute<Row>(phonesWith(meeting, authors, written));
	const views = new Map<ParticipantId, OwnView>(authors.map((author) => [author, nothingYet]));
	for (const { id, stopped, notes, supports, votes, offers } of rows) {
		const own = notes.map((note) => privateNote({ ...note, participant: id }, 'author'));
		views.set(id, { notes: own, supports, votes, offers, stopped });
	}
	return views;
}

const nothingYet: OwnView = { ...nothingDone, notes: [] };

const isTheirs = eq(notes.participantId, participants.id);

/** V2: a わたしも counts only while its note is shown. */
const phonesWith = (meeting: MeetingId, ids: readonly ParticipantId[], itsNotes: SQL): SQL => sql`
	select ${participants.id}, ${participants.stopped}, ${itsNotes} as notes,
		(select coalesce(json_agg(${noteSupports.noteId}), '[]')
			from ${noteSupports} join ${notes} on ${notes.id} = ${noteSupports.noteId}
			where ${noteSupports.meetingId} = ${meeting} and ${noteSupports.participantId} = ${participants.id}
				and ${notes.state} = 'shown') as supports,
		(select coalesce(json_object_agg(${votes.combinationId}, ${votes.count}), '{}') from ${votes}
			where ${votes.meetingId} = ${meeting} and ${votes.participantId} = ${participants.id}) as votes,
		(select coalesce(json_agg(${actionOffers.actionId}), '[]') from ${actionOffers}
			where ${actionOffers.meetingId} = ${meeting} and ${actionOffers.participantId} = ${participants.id}) as offers
	from ${participants} where ${inArray(participants.id, [...ids])}`;

/** Notes are ordered by random id: the order of arrival could tell staff who wrote a note. */
export async function staffView(tx: Tx, meeting: MeetingId): Promise<StaffView> {
	const [rows, attendance, snapshots, phones, offerCounts] = await Promise.all([
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
				withoutPhone: attendances.withoutPhone,
				represented: attendances.representedElsewhere
			})
			.from(attendances)
			.where(eq(attendances.meetingId, meeting))
			.orderBy(asc(attendances.affiliation), asc(attendances.organization)),
		snapshotLines(tx, meeting),
		phoneCounts(tx, meeting),
		offersOf(tx, meeting)
	]);
	return {
		notes: rows.map((row) => privateNote(row, 'staff')),
		attendance: attendance.map(attendanceLine),
		snapshots,
		...phones,
		offerCounts
	};
}

/**
 * The receipt of the command that posted a note is the only trace of the key that wrote it down. A
 * column for it would outlast まとめ完了, which deletes receipts (P8, P15).
 */
export async function scribeViews(
	tx: Tx,
	meeting: MeetingId,
	keys: readonly ScribeKeyId[]
): Promise<ScribeViews> {
	const rows = await tx
		.select({ key: commandReceipts.actor, note: noteColumns })
		.from(notes)
		.innerJoin(
			commandReceipts,
			and(
				eq(commandReceipts.meetingId, notes.meetingId),
				eq(commandReceipts.commandId, notes.postedBy),
				sql`${commandReceipts.answer} -> 'result' ->> 'note' = ${notes.id}`
			)
		)
		.where(
			and(
				eq(notes.meetingId, meeting),
				inArray(notes.state, ['waiting', 'held']),
				isNull(notes.participantId),
				inArray(commandReceipts.actor, [...keys])
			)
		)
		.orderBy(asc(notes.id));
	const writtenWith = (key: ScribeKeyId) =>
		rows.filter(({ key: by, note }) => by === key && isUnseen(note)).map(({ note }) => note);
	return new Map(
		keys.map((key): [ScribeKeyId, ScribeView] => {
			const written = writtenWith(key).map((note) => privateNote(note, 'staff'));
			return [key, { notes: written, stopped: false }];
		})
	);
}

/** V6: numbers of phones; no row leads to one. */
async function phoneCounts(tx: Tx, meeting: MeetingId): Promise<Pick<StaffView, 'stopped' | 'voted'>> {
	const voters = tx
		.selectDistinct({ id: votes.participantId })
		.from(votes)
		.where(and(eq(votes.meetingId, meeting), gt(votes.count, 0)))
		.as('voters');
	const { lent, stopped } = participants;
	const [row] = await tx
		.select({
			stopped: sql<boolean>`coalesce(bool_or(${stopped}), false)`,
			phones: sql<number>`(count(${voters.id}) filter (where not ${lent}))::integer`,
			of: sql<number>`(count(*) filter (where not ${lent}))::integer`,
			lent: sql<number>`(count(${voters.id}) filter (where ${lent}))::integer`
		})
		.from(participants)
		.leftJoin(voters, eq(voters.id, participants.id))
		.where(and(eq(participants.meetingId, meeting), eq(participants.kind, 'phone')));
	if (!row) throw new Error('a sum of rows is always one row');
	return { stopped: row.stopped, voted: { phones: row.phones, of: row.of, lent: row.lent } };
}
