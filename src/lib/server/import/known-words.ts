import { and, eq, inArray } from 'drizzle-orm';
import { wordsKey } from '#lib/board/text/same-words.ts';
import type { App, MeetingAddress } from '../app.ts';
import { notes } from '../db/schema/note.ts';
import { scope } from '../db/scope.ts';

/**
 * Of the notes of a meeting, whoever wrote them. Only whether a word is among them leaves the
 * server.
 */
export async function knownWords(
	app: App,
	{ meeting, municipality }: MeetingAddress
): Promise<ReadonlySet<string>> {
	const rows = await scope(app.db, municipality, (tx) =>
		tx
			.select({ text: notes.text })
			.from(notes)
			.where(and(eq(notes.meetingId, meeting), inArray(notes.state, ['waiting', 'held', 'shown'])))
	);
	return new Set(rows.map(({ text }) => wordsKey(text)));
}
