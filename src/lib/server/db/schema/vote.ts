/** Votes (シール), わたしも and 手伝えます are secret: only their sums are told. */
import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ActionId, CombinationId, MeetingId, NoteId, ParticipantId } from '#lib/board/model.ts';
import { actionItems } from './action.ts';
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
const ofAction = () =>
	uuid()
		.$type<ActionId>()
		.notNull()
		.references(() => actionItems.id, { onDelete: 'cascade' });

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

/** 手伝えます by phones. Deleted at まとめ完了 (P8); `offerCounts` stays. */
export const actionOffers = pgTable(
	'action_offer',
	{
		meetingId: ofMeeting(),
		participantId: ofParticipant(),
		actionId: ofAction(),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.participantId, t.actionId] })]
);

/** The sums of 手伝えます, which staff alone are told (A8): they stand in no board document. */
export const offerCounts = pgTable(
	'action_offer_count',
	{
		meetingId: ofMeeting(),
		actionId: ofAction(),
		municipalityId: tenant(),
		phones: integer().notNull().default(0),
		/** Entered by staff (V1). */
		hands: integer().notNull().default(0)
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.actionId] })]
);
