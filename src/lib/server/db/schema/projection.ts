/** Can always be rebuilt from the log of the board. */
import { bigint, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import {
	outcomes,
	type Caution,
	type CombinationId,
	type GroupId,
	type MeetingId,
	type NoteId
} from '#lib/board/model.ts';
import { tenant } from './columns.ts';
import { meetings } from './meeting.ts';

const ofMeeting = () =>
	uuid()
		.$type<MeetingId>()
		.notNull()
		.references(() => meetings.id, { onDelete: 'cascade' });

/** An older projection never overwrites a newer one. */
export const boardProjections = pgTable('board_projection', {
	meetingId: ofMeeting().primaryKey(),
	municipalityId: tenant(),
	seq: bigint({ mode: 'number' }).notNull()
});

export const noteGroups = pgTable(
	'note_group',
	{
		meetingId: ofMeeting(),
		id: text().$type<GroupId>().notNull(),
		municipalityId: tenant(),
		title: text().notNull(),
		/** Titles of groups that were merged into this one (別名), one per line. */
		aliases: text().notNull().default(''),
		number: integer().notNull().default(0),
		position: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.id] })]
);

export const notePlaces = pgTable(
	'note_place',
	{
		meetingId: ofMeeting(),
		noteId: text().$type<NoteId>().notNull(),
		groupId: text().$type<GroupId>().notNull(),
		municipalityId: tenant(),
		position: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.noteId] })]
);

export const combinationOutcome = pgEnum('combination_outcome', outcomes);

export const combinations = pgTable(
	'combination',
	{
		meetingId: ofMeeting(),
		id: text().$type<CombinationId>().notNull(),
		municipalityId: tenant(),
		idea: text().notNull(),
		/** 確認すること */
		cautions: jsonb().$type<readonly Caution[]>().notNull().default([]),
		/** シール from phones, raised hands and paper. */
		votes: integer().notNull().default(0),
		hands: integer().notNull().default(0),
		stickers: integer().notNull().default(0),
		outcome: combinationOutcome(),
		position: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.id] })]
);

export const memberType = pgEnum('member_type', ['note', 'group']);

export const combinationMembers = pgTable(
	'combination_member',
	{
		meetingId: ofMeeting(),
		combinationId: text().$type<CombinationId>().notNull(),
		memberType: memberType().notNull(),
		memberId: text().$type<NoteId | GroupId>().notNull(),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.combinationId, t.memberType, t.memberId] })]
);
