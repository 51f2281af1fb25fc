import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MeetingId } from '#lib/board/model.ts';
import { bytea, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** Locking its row orders the commits. */
export const boards = pgTable('board', {
	meetingId: uuid()
		.$type<MeetingId>()
		.primaryKey()
		.references(() => meetings.id, { onDelete: 'cascade' }),
	municipalityId: tenant(),
	seq: bigint({ mode: 'number' }).notNull().default(0),
	/** Changes when a database is restored, so that older copies are rejected. */
	epoch: text().notNull()
});

/** The state of a board is the merge of its updates, in any order. */
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
