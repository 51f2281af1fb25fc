import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId } from '#lib/board/model.ts';
import { moment, tenant } from './columns.ts';

/** 操作の記録. The serving role may add and read rows, never change or delete one. No words of notes. */
export const auditEvents = pgTable(
	'audit_event',
	{
		id: uuid().primaryKey(),
		municipalityId: tenant(),
		at: moment().notNull().defaultNow(),
		/** No foreign key: the row outlives the account. Null: a key, the terminal, or the program itself. */
		accountId: uuid().$type<AccountId>(),
		/** The name at that time, or who it was without an account. */
		actorName: text().notNull(),
		actorRole: text().notNull(),
		what: text().notNull(),
		thingType: text().notNull(),
		/** The id of the thing; empty for the whole 市町村. */
		thingId: text().notNull(),
		/** Its name at that time. */
		thingName: text().notNull(),
		/** Old and new values of settings, numbers, names of fields: never what a person wrote on a note. */
		details: jsonb().$type<Readonly<Record<string, unknown>>>().notNull().default({})
	},
	(t) => [index().on(t.municipalityId, t.at), index().on(t.municipalityId, t.thingType, t.thingId, t.at)]
);
