import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId, MeetingId, ScribeKeyId } from '#lib/board/model.ts';
import { accounts } from './account.ts';
import { moment, tenant } from './columns.ts';
import { meetings } from './meeting.ts';

/**
 * 代筆のかぎ (P15). It has a table of its own, so that whatever reads 当日のかぎ finds none of these,
 * also if it was written without knowing them.
 */
export const scribeKeys = pgTable(
	'scribe_key',
	{
		id: uuid().$type<ScribeKeyId>().primaryKey(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		/** The token is in the link and in a browser's cookie. */
		tokenHash: text().notNull().unique('scribe_key_token_hash_unique'),
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
