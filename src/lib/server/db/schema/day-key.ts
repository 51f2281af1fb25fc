import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId, DayKeyId, MeetingId } from '#lib/board/model.ts';
import { accounts } from './account.ts';
import { moment, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/** Day keys (当日のかぎ): rights of a facilitator in one meeting on one day, without an account. */
export const dayKeys = pgTable(
	'day_key',
	{
		id: uuid().$type<DayKeyId>().primaryKey(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		/** Hash of the token in the link and in the cookie of a browser that accepted it. */
		tokenHash: text().notNull().unique('day_key_token_hash_unique'),
		/** The only day, in Japan, on which the key is valid. */
		validOn: date({ mode: 'string' }).notNull(),
		madeBy: uuid()
			.$type<AccountId>()
			.notNull()
			.references(() => accounts.id),
		revokedAt: moment()
	},
	(t) => [index().on(t.meetingId)]
);
