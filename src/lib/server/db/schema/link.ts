import { pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId } from '#lib/board/model.ts';
import { accounts } from './account.ts';
import { moment, tenant } from './columns.ts';

export const linkPurpose = pgEnum('link_purpose', ['invitation', 'new_password']);

export const oneTimeLinks = pgTable('one_time_link', {
	tokenHash: text().primaryKey(),
	purpose: linkPurpose().notNull(),
	accountId: uuid()
		.$type<AccountId>()
		.notNull()
		.references(() => accounts.id, { onDelete: 'cascade' }),
	municipalityId: tenant(),
	expiresAt: moment().notNull(),
	usedAt: moment()
});

/** The link has no tenant, because no municipality exists yet. */
export const setupLinks = pgTable('setup_link', {
	tokenHash: text().primaryKey(),
	expiresAt: moment().notNull(),
	usedAt: moment()
});
