import { bigint, index, integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core';
import type { Arrangement } from '#lib/board/erase/arrangement.ts';
import type { MeetingId, SnapshotId } from '#lib/board/model.ts';
import { moment, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** How a board was arranged when its meeting went on to another step. Ids of notes, never their words. */
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
		/** The step that was left: an index into the agenda. */
		position: integer().notNull(),
		at: moment().notNull(),
		content: jsonb().$type<Arrangement>().notNull()
	},
	(t) => [index().on(t.meetingId, t.seq)]
);
