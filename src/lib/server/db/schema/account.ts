import { index, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { AccountId } from '#lib/board/model.ts';
import type { CouncilId } from '../ids.ts';
import { moment, tenant } from './columns.ts';
import { councils } from './council.ts';

/** An account of staff. Participants have none. */
export const accounts = pgTable(
	'account',
	{
		id: uuid().$type<AccountId>().primaryKey(),
		municipalityId: tenant(),
		/** Unique across municipalities, since the sign-in page does not know which. */
		signInName: text().notNull().unique('account_sign_in_name_unique'),
		displayName: text().notNull(),
		/** Null until the invitation is accepted; until then the account cannot sign in. */
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

/** A role of an account, in one council or, if the council is null, in the whole municipality. */
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
