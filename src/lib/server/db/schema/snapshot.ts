import { bigint, index, integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core';
import type { Arrangement } from '#lib/board/erase/arrangement.ts';
import type { MeetingId, SnapshotId } from '#lib/board/model.ts';
import { moment, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** The arrangement (E5) has ids of notes, never their texts. */
export const boardSnapshots = pgTable(
	'board_snapshot',
	{
		id: uuid().$type<SnapshotId>().primaryKey(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		seq: bigint({ mode: 'number' }).notNull(),
		/** The step that was left. */
		position: integer().notNull(),
		at: moment().notNull(),
		content: jsonb().$type<Arrangement>().notNull()
	},
	(t) => [index().on(t.meetingId, t.seq)]
);
