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

/** Notes (付箋) have no timestamp: people in the room may remember who used a phone at 14:03. */
export const notes = pgTable(
	'note',
	{
		/** Random, so that it cannot be linked to the command that a phone sent. */
		id: text().$type<NoteId>().primaryKey(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		kind: noteKind().notNull(),
		text: text().notNull(),
		/** Assigned when the note is shown (N5). */
		number: integer(),
		source: noteSource().notNull(),
		state: noteState().notNull(),
		heldBy: noteHolder(),
		/** わたしも: pressed on phones, and raised hands. */
		supportPhones: integer().notNull().default(0),
		supportHands: integer().notNull().default(0),
		/** For 前回からの つづき. */
		carried: boolean().notNull().default(false),
		/** The author is never sent, and cleared at まとめ完了 (P8). */
		participantId: uuid()
			.$type<ParticipantId>()
			.references(() => participants.id, { onDelete: 'set null' }),
		/** Copied from a note of an earlier meeting (N12). */
		takenFrom: text().$type<NoteId>(),
		/** The phone recognizes its note by this command. */
		postedBy: text(),
		seq: bigint({ mode: 'number' }).notNull()
	},
	(t) => [
		index().on(t.meetingId, t.state),
		index().on(t.participantId),
		unique('note_taken_from_unique').on(t.meetingId, t.takenFrom) // two laptops must not copy a note twice
	]
);

/** A resent command runs once and gets the same answer (S1). */
export const commandReceipts = pgTable(
	'command_receipt',
	{
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		actor: uuid().notNull(),
		commandId: text().notNull(),
		municipalityId: tenant(),
		/** HMAC: detects the same id with other content (S2) without storing it. */
		fingerprint: text().notNull(),
		answer: jsonb().$type<unknown>().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.actor, t.commandId] })]
);
