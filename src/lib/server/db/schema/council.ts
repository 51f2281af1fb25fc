import { index, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AreaId, CouncilId } from '../ids.ts';
import { areas } from './area.ts';
import { tenant } from './columns.ts';

export const councilTier = pgEnum('council_tier', ['1', '2', '3', 'combined']);
export const councilPhase = pgEnum('council_phase', ['preparing', 'active', 'closed']);

/** 協議体 */
export const councils = pgTable(
	'council',
	{
		id: uuid().$type<CouncilId>().primaryKey(),
		municipalityId: tenant(),
		areaId: uuid()
			.$type<AreaId>()
			.references(() => areas.id),
		/** `combined`: 第1層 and 第2層 are one body, as in about half of all municipalities. */
		tier: councilTier().notNull(),
		/** The name that residents use, for example 支えあい会議 or 地域支援会議. */
		displayName: text().notNull(),
		phase: councilPhase().notNull().default('active')
	},
	(t) => [index().on(t.municipalityId)]
);
