import { index, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { AccountId } from '#lib/board/model.ts';
import type { CouncilId } from '../ids.ts';
import { moment, tenant } from './columns.ts';
import { councils } from './council.ts';

export const accounts = pgTable(
	'account',
	{
		id: uuid().$type<AccountId>().primaryKey(),
		municipalityId: tenant(),
		/** The sign-in page does not know the municipality. */
		signInName: text().notNull().unique('account_sign_in_name_unique'),
		displayName: text().notNull(),
		/** Null until the invitation is accepted. */
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

/** A null council means the whole municipality. */
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
