import { index, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { AccountId } from '#lib/board/model.ts';
import type { CouncilId } from '../ids.ts';
import { moment, tenant } from './columns.ts';
import { councils } from './council.ts';

/** Somebody who signs in: staff and facilitators. Participants have no account. */
export const accounts = pgTable(
	'account',
	{
		id: uuid().$type<AccountId>().primaryKey(),
		municipalityId: tenant(),
		/** Unique over the whole installation, since the page that asks for it does not know the 市町村. */
		signInName: text().notNull().unique('account_sign_in_name_unique'),
		displayName: text().notNull(),
		/** Null until the invitation is taken up: such an account cannot sign in. */
		passwordHash: text(),
		removedAt: moment()
	},
	(t) => [index().on(t.municipalityId)]
);

export const role = pgEnum('role', [
	'municipal_staff',
	'tier1_coordinator',
	'coordinator',
	'facilitator',
	'viewer'
]);

/** What an account may do: in one council, or (council null) in the whole 市町村. */
export const accountRoles = pgTable(
	'account_role',
	{
		accountId: uuid()
			.$type<AccountId>()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		role: role().notNull(),
		councilId: uuid()
			.$type<CouncilId>()
			.references(() => councils.id, { onDelete: 'cascade' })
	},
	(t) => [
		unique('account_role_unique').on(t.accountId, t.role, t.councilId).nullsNotDistinct(),
		index().on(t.councilId)
	]
);
