import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { HandoffField } from '#lib/board/handoff.ts';
import type { AccountId } from '#lib/board/model.ts';
import { roles } from '#lib/city/roles.ts';
import type { AreaId, CouncilId } from '../ids.ts';
import { areas } from './area.ts';
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

export const role = pgEnum('role', roles);

/** In one council, in all councils of an area and of the areas in it, or, if both are null, in the whole 市町村. */
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
			.references(() => councils.id, { onDelete: 'cascade' }),
		areaId: uuid()
			.$type<AreaId>()
			.references(() => areas.id, { onDelete: 'cascade' }),
		/** What the place calls this role, for example 地域生活支援ワーカー. Empty: its usual name. */
		title: text().notNull().default(''),
		/** 分野 whose referrals (個別の支援につなぐ) this role sees as a count and a day. */
		fields: jsonb().$type<readonly HandoffField[]>().notNull().default([])
	},
	(t) => [
		unique('account_role_unique').on(t.accountId, t.role, t.councilId, t.areaId).nullsNotDistinct(),
		check('account_role_one_scope', sql`${t.councilId} is null or ${t.areaId} is null`),
		index().on(t.councilId),
		index().on(t.areaId)
	]
);
