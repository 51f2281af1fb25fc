import {
	bigint,
	boolean,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import {
	holders,
	kinds,
	noteSources,
	noteStates,
	type MeetingId,
	type NoteId,
	type ParticipantId
} from '#lib/board/model.ts';
import { tenant } from './columns.ts';
import { meetings, participants } from './meeting.ts';

export const noteKind = pgEnum('note_kind', kinds);
export const noteState = pgEnum('note_state', noteStates);
export const noteSource = pgEnum('note_source', noteSources);
export const noteHolder = pgEnum('note_holder', holders);

/**
 * 付箋, from the moment it is written. No moment is kept: who looked at a phone at 14:03 is
 * remembered by the people in the room.
 */
export const notes = pgTable(
	'note',
	{
		/** Random, made by the server: it must not lead to the command that a phone sent. */
		id: text().$type<NoteId>().primaryKey(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		kind: noteKind().notNull(),
		text: text().notNull(),
		/** Given when it is shown. */
		number: integer(),
		source: noteSource().notNull(),
		state: noteState().notNull(),
		/** While it is held. */
		heldBy: noteHolder(),
		/** わたしも, by phone and by count. */
		supportPhones: integer().notNull().default(0),
		supportHands: integer().notNull().default(0),
		/** Chosen for the closed tray 前回からの つづき of the council's next meeting. */
		carried: boolean().notNull().default(false),
		/** Lets its author change it; emptied at まとめ完了. Never leaves the server. */
		participantId: uuid()
			.$type<ParticipantId>()
			.references(() => participants.id, { onDelete: 'set null' }),
		/** Taken over from this note of an earlier meeting. */
		takenFrom: text().$type<NoteId>(),
		/** The command that posted it, so that its author's phone knows it again. */
		postedBy: text(),
		seq: bigint({ mode: 'number' }).notNull()
	},
	(t) => [
		index().on(t.meetingId, t.state),
		index().on(t.participantId),
		unique('note_taken_from_unique').on(t.meetingId, t.takenFrom) // two laptops take one paper once
	]
);

/** What a command was answered, so that a resend is answered the same and done once. */
export const commandReceipts = pgTable(
	'command_receipt',
	{
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		/** A participant or an account. */
		actor: uuid().notNull(),
		commandId: text().notNull(),
		municipalityId: tenant(),
		/** HMAC of the content: the same id with other content is refused without keeping the content. */
		fingerprint: text().notNull(),
		answer: jsonb().$type<unknown>().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.actor, t.commandId] })]
);
