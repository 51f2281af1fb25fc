import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MeetingId } from '#lib/board/model.ts';
import { bytea, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** 会議録: a second live document of a meeting, for accounts only. One row orders its commits, as for a board. */
export const minutes = pgTable('minutes', {
	meetingId: uuid()
		.$type<MeetingId>()
		.primaryKey()
		.references(() => meetings.id, { onDelete: 'cascade' }),
	municipalityId: tenant(),
	seq: bigint({ mode: 'number' }).notNull().default(0),
	/** Random; changes only when a database is restored. */
	epoch: text().notNull()
});

export const minutesUpdates = pgTable(
	'minutes_update',
	{
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => minutes.meetingId, { onDelete: 'cascade' }),
		seq: bigint({ mode: 'number' }).notNull(),
		municipalityId: tenant(),
		bytes: bytea().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.seq] })]
);
