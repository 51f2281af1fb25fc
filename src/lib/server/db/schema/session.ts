import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId } from '#lib/board/model.ts';
import { accounts } from './account.ts';
import { moment, tenant } from './columns.ts';

export const sessions = pgTable(
	'session',
	{
		/** SHA-256 of the cookie value: reading this table does not allow signing in. */
		id: text().primaryKey(),
		accountId: uuid()
			.$type<AccountId>()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		expiresAt: moment().notNull(),
		/** Null for a session of an earlier version. */
		startedAt: moment(),
		/** The kind of device and browser, for the list of signed-in devices. Never an address. */
		device: text().notNull().default('')
	},
	(t) => [index().on(t.accountId)]
);
