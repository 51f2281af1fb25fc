import { and, eq, inArray, sum } from 'drizzle-orm';
import type { CombinationId, NoteId, ParticipantId } from '#lib/board/model.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { noteSupports, votes } from '#lib/server/db/schema/vote.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';

export function stopAuthor(tx: Tx, { meeting }: BoardAddress, note: NoteId) {
	const wrote = tx
		.select({ id: notes.participantId })
		.from(notes)
		.where(and(eq(notes.id, note), eq(notes.meetingId, meeting)));
	return tx
		.update(participants)
		.set({ stopped: true })
		.where(inArray(participants.id, wrote))
		.returning({ id: participants.id })
		.execute();
}

export function allowAuthors(tx: Tx, { meeting }: BoardAddress) {
	return tx
		.update(participants)
		.set({ stopped: false })
		.where(and(eq(participants.meetingId, meeting), eq(participants.stopped, true)))
		.returning({ id: participants.id })
		.execute();
}

export async function supporters(tx: Tx, note: NoteId): Promise<ParticipantId[]> {
	const rows = await tx
		.select({ participant: noteSupports.participantId })
		.from(noteSupports)
		.where(eq(noteSupports.noteId, note));
	return rows.map(({ participant }) => participant);
}

interface Support {
	readonly participant: ParticipantId;
	readonly note: NoteId;
}

export function setSupport(tx: Tx, board: BoardAddress, support: Support, on: boolean) {
	const { meeting: meetingId, municipality: municipalityId } = board;
	const { participant: participantId, note: noteId } = support;
	if (on)
		return tx
			.insert(noteSupports)
			.values({ meetingId, municipalityId, participantId, noteId })
			.onConflictDoNothing();
	return tx
		.delete(noteSupports)
		.where(
			and(
				eq(noteSupports.meetingId, meetingId),
				eq(noteSupports.participantId, participantId),
				eq(noteSupports.noteId, noteId)
			)
		);
}

interface Vote {
	readonly participant: ParticipantId;
	readonly combination: CombinationId;
	readonly count: number;
}

export function putVote(
	tx: Tx,
	{ meeting: meetingId, municipality: municipalityId }: BoardAddress,
	{ participant: participantId, combination: combinationId, count }: Vote
) {
	const row = { meetingId, municipalityId, participantId, combinationId, count };
	const target = [votes.meetingId, votes.participantId, votes.combinationId];
	return tx.insert(votes).values(row).onConflictDoUpdate({ target, set: { count } });
}

export async function voteSums(
	tx: Tx,
	{ meeting }: BoardAddress
): Promise<ReadonlyMap<CombinationId, number>> {
	const rows = await tx
		.select({ id: votes.combinationId, sum: sum(votes.count).mapWith(Number) })
		.from(votes)
		.where(eq(votes.meetingId, meeting))
		.groupBy(votes.combinationId);
	return new Map(rows.map((row) => [row.id, row.sum]));
}
