import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MeetingId } from '#lib/board/model.ts';
import { bytea, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** One row per live document. Whoever commits to a board locks this row first: it orders the commits. */
export const boards = pgTable('board', {
	meetingId: uuid()
		.$type<MeetingId>()
		.primaryKey()
		.references(() => meetings.id, { onDelete: 'cascade' }),
	municipalityId: tenant(),
	seq: bigint({ mode: 'number' }).notNull().default(0),
	/** Random; changes only when a database is restored, so that older copies are turned away. */
	epoch: text().notNull()
});

/** The log: a board is what its updates say, in any order. */
export const boardUpdates = pgTable(
	'board_update',
	{
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => boards.meetingId, { onDelete: 'cascade' }),
		seq: bigint({ mode: 'number' }).notNull(),
		municipalityId: tenant(),
		bytes: bytea().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.seq] })]
);
