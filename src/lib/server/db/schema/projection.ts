/** What a board looks like, as rows: for lists and reports. Always rebuildable from the board's log. */
import { bigint, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CombinationId, GroupId, MeetingId, NoteId } from '#lib/board/model.ts';
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

/** 組み合わせ. */
export const combinations = pgTable(
	'combination',
	{
		meetingId: ofMeeting(),
		id: text().$type<CombinationId>().notNull(),
		municipalityId: tenant(),
		idea: text().notNull(),
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
