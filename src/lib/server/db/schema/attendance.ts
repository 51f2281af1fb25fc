import { boolean, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { affiliations } from '#lib/board/attendance.ts';
import type { MeetingId } from '#lib/board/model.ts';
import { tenant } from './columns.ts';
import { meetings } from './meeting.ts';

export const affiliation = pgEnum('affiliation', affiliations);

/** Nothing links attendance (出席) by affiliation (所属) to phones. */
export const attendances = pgTable(
	'attendance',
	{
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		affiliation: affiliation().notNull(),
		/** Empty for people without a named organization. */
		organization: text().notNull(),
		municipalityId: tenant(),
		people: integer().notNull(),
		/** スマホなし */
		withoutPhone: integer().notNull(),
		/** Present through a person who is counted with another 団体: several seats, one head. */
		representedElsewhere: boolean().notNull().default(false)
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.affiliation, t.organization] })]
);
