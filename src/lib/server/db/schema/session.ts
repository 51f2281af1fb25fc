import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId } from '#lib/board/model.ts';
import { accounts } from './account.ts';
import { moment, tenant } from './columns.ts';

/** A signed-in browser. */
export const sessions = pgTable(
	'session',
	{
		/** SHA-256 of what the cookie holds: whoever reads this table can sign in as nobody. */
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
