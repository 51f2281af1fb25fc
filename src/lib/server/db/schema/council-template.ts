import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AgendaItem } from '#lib/board/model.ts';
import type { CouncilId, CouncilTemplateId } from '../ids.ts';
import { tenant } from './columns.ts';
import { councils } from './council.ts';

/** A 次第 that a council kept from one of its meetings. */
export const councilTemplates = pgTable(
	'council_template',
	{
		id: uuid().$type<CouncilTemplateId>().primaryKey(),
		councilId: uuid()
			.$type<CouncilId>()
			.notNull()
			.references(() => councils.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		name: text().notNull(),
		agenda: jsonb().$type<readonly AgendaItem[]>().notNull()
	},
	(t) => [index().on(t.councilId)]
);
