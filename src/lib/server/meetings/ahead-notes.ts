import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Holder, Kind, NoteId, NoteSource } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { notes } from '../db/schema/note.ts';
import { scope } from '../db/scope.ts';

/** 先に 出しておく紙: said between meetings, or by staff. */
export const aheadSources = ['between', 'staff'] as const satisfies readonly NoteSource[];

export interface AheadNote {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly source: NoteSource;
	/** あずかり: null if it only waits for the meeting. */
	readonly heldBy: Holder | null;
}

/** Only staff see the order in which they were written. */
export function listAheadNotes(app: App, { meeting, municipality }: MeetingAddress): Promise<AheadNote[]> {
	return scope(app.db, municipality, (tx) =>
		tx
			.select({
				id: notes.id,
				kind: notes.kind,
				text: notes.text,
				source: notes.source,
				heldBy: notes.heldBy
			})
			.from(notes)
			.where(
				and(
					eq(notes.meetingId, meeting),
					inArray(notes.state, ['waiting', 'held']),
					inArray(notes.source, [...aheadSources])
				)
			)
			.orderBy(asc(notes.seq), asc(notes.id))
	);
}
