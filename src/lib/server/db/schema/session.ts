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
		expiresAt: moment().notNull()
	},
	(t) => [index().on(t.accountId)]
);
