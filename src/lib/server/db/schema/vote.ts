/** Votes (シール) and わたしも are secret: the board has only their sums. */
import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CombinationId, MeetingId, NoteId, ParticipantId } from '#lib/board/model.ts';
import { tenant } from './columns.ts';
import { meetings, participants } from './meeting.ts';
import { notes } from './note.ts';

const ofMeeting = () =>
	uuid()
		.$type<MeetingId>()
		.notNull()
		.references(() => meetings.id, { onDelete: 'cascade' });
const ofParticipant = () =>
	uuid()
		.$type<ParticipantId>()
		.notNull()
		.references(() => participants.id, { onDelete: 'cascade' });

/** Deleted at まとめ完了; the sums stay. */
export const votes = pgTable(
	'vote',
	{
		meetingId: ofMeeting(),
		participantId: ofParticipant(),
		/** No foreign key, because a combination exists only in the board document. */
		combinationId: text().$type<CombinationId>().notNull(),
		municipalityId: tenant(),
		count: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.participantId, t.combinationId] })]
);

/** Deleted at まとめ完了 (P8). */
export const noteSupports = pgTable(
	'note_support',
	{
		meetingId: ofMeeting(),
		participantId: ofParticipant(),
		noteId: text()
			.$type<NoteId>()
			.notNull()
			.references(() => notes.id, { onDelete: 'cascade' }),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.participantId, t.noteId] })]
);
