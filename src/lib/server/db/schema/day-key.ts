import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId, DayKeyId, MeetingId } from '#lib/board/model.ts';
import { accounts } from './account.ts';
import { moment, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** 当日のかぎ */
export const dayKeys = pgTable(
	'day_key',
	{
		id: uuid().$type<DayKeyId>().primaryKey(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		/** The token is in the link and in a browser's cookie. */
		tokenHash: text().notNull().unique('day_key_token_hash_unique'),
		/** The only valid day, in Japan. */
		validOn: date({ mode: 'string' }).notNull(),
		madeBy: uuid()
			.$type<AccountId>()
			.notNull()
			.references(() => accounts.id),
		revokedAt: moment()
	},
	(t) => [index().on(t.meetingId)]
);
