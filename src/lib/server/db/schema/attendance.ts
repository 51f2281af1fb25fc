import { integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { affiliations } from '#lib/board/attendance.ts';
import type { MeetingId } from '#lib/board/model.ts';
import { tenant } from './columns.ts';
import { meetings } from './meeting.ts';

export const affiliation = pgEnum('affiliation', affiliations);

/** 出席: how many came, by 所属 and organisation. Numbers only, and nothing ties them to phones. */
export const attendances = pgTable(
	'attendance',
	{
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		affiliation: affiliation().notNull(),
		/** Empty: of this 所属, without naming an organisation. */
		organization: text().notNull(),
		municipalityId: tenant(),
		people: integer().notNull(),
		/** スマホなし: how many of them have no phone. */
		withoutPhone: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.affiliation, t.organization] })]
);
