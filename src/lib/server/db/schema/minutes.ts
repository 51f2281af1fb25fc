import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MeetingId } from '#lib/board/model.ts';
import { bytea, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** Minutes (会議録): a second live document, for accounts only. The row lock orders commits. */
export const minutes = pgTable('minutes', {
	meetingId: uuid()
		.$type<MeetingId>()
		.primaryKey()
		.references(() => meetings.id, { onDelete: 'cascade' }),
	municipalityId: tenant(),
	seq: bigint({ mode: 'number' }).notNull().default(0),
	/** Random. Changes only when a database is restored. */
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
