/** What a board looks like, as rows: for lists and reports. Always rebuildable from the board's log. */
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

/** How far the rows below follow the board: an older projection never overwrites a newer one. */
export const boardProjections = pgTable('board_projection', {
	meetingId: ofMeeting().primaryKey(),
	municipalityId: tenant(),
	seq: bigint({ mode: 'number' }).notNull()
});

/** まとまり. */
export const noteGroups = pgTable(
	'note_group',
	{
		meetingId: ofMeeting(),
		id: text().$type<GroupId>().notNull(),
		municipalityId: tenant(),
		title: text().notNull(),
		/** 別名: titles of groups that were merged into it, one a line. */
		aliases: text().notNull().default(''),
		/** What the room calls it. */
		number: integer().notNull().default(0),
		position: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.id] })]
);

/** Which note lies in which まとまり. */
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

/** 組み合わせ. */
export const combinations = pgTable(
	'combination',
	{
		meetingId: ofMeeting(),
		id: text().$type<CombinationId>().notNull(),
		municipalityId: tenant(),
		idea: text().notNull(),
		/** 確認すること, by their codes. */
		cautions: jsonb().$type<readonly Caution[]>().notNull().default([]),
		/** シール from phones, raised hands, and paper stickers. */
		votes: integer().notNull().default(0),
		hands: integer().notNull().default(0),
		stickers: integer().notNull().default(0),
		/** What was decided about it; null: nothing yet. */
		outcome: combinationOutcome(),
		position: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.id] })]
);

export const memberType = pgEnum('member_type', ['note', 'group']);

/** What was put together in a 組み合わせ. */
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
