import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId, DayKeyId, MeetingId } from '#lib/board/model.ts';
import { accounts } from './account.ts';
import { moment, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** 当日のかぎ: facilitator's rights in one meeting on one day, for somebody without an account or a password. */
export const dayKeys = pgTable(
	'day_key',
	{
		id: uuid().$type<DayKeyId>().primaryKey(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		/** Of what the link carries; a browser that took the key keeps the same in its cookie. */
		tokenHash: text().notNull().unique('day_key_token_hash_unique'),
		/** The day in Japan on which it opens. */
		validOn: date({ mode: 'string' }).notNull(),
		madeBy: uuid()
			.$type<AccountId>()
			.notNull()
			.references(() => accounts.id),
		revokedAt: moment()
	},
	(t) => [index().on(t.meetingId)]
);
