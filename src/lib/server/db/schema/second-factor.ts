import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId } from '#lib/board/model.ts';
import { accounts } from './account.ts';
import { bytea, moment, tenant } from './columns.ts';

/** TOTP (RFC 6238) of an account that wants it. */
export const secondFactors = pgTable('second_factor', {
	accountId: uuid()
		.$type<AccountId>()
		.primaryKey()
		.references(() => accounts.id, { onDelete: 'cascade' }),
	municipalityId: tenant(),
	/** Encrypted with a key derived from the secret of the installation. */
	secret: bytea().notNull(),
	/** Null until the first code was typed: until then nobody is asked for one. */
	confirmedAt: moment(),
	/** The time step of the last accepted code: each code opens once. */
	lastStep: bigint({ mode: 'number' }).notNull().default(0)
});

/** 予備の番号: each opens once, when the phone is lost. */
export const recoveryCodes = pgTable(
	'recovery_code',
	{
		accountId: uuid()
			.$type<AccountId>()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		codeHash: text().notNull(),
		municipalityId: tenant(),
		usedAt: moment()
	},
	(t) => [primaryKey({ columns: [t.accountId, t.codeHash] })]
);
