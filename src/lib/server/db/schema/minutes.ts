import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MeetingId } from '#lib/board/model.ts';
import { bytea, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** 会議録, for accounts only. */
export const minutes = pgTable('minutes', {
	meetingId: uuid()
		.$type<MeetingId>()
		.primaryKey()
		.references(() => meetings.id, { onDelete: 'cascade' }),
	municipalityId: tenant(),
	seq: bigint({ mode: 'number' }).notNull().default(0),
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
