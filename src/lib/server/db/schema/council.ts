import { boolean, date, index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { CouncilDuty } from '#lib/city/council-duties.ts';
import { councilPhases } from '#lib/city/council-phase.ts';
import type { AreaId, CouncilId } from '../ids.ts';
import { areas } from './area.ts';
import { tenant } from './columns.ts';

export const councilTier = pgEnum('council_tier', ['1', '2', '3', 'combined']);
export const councilPhase = pgEnum('council_phase', councilPhases);

/** 協議体 */
export const councils = pgTable(
	'council',
	{
		id: uuid().$type<CouncilId>().primaryKey(),
		municipalityId: tenant(),
		areaId: uuid()
			.$type<AreaId>()
			.references(() => areas.id),
		/** `combined`: 第1層 and 第2層 are one body, as in about half of all municipalities. Null: not decided yet. */
		tier: councilTier(),
		/** What the place calls the tier. Empty: 第1層 or 第2層. */
		tierName: text().notNull().default(''),
		/** The name that residents use, for example 支えあい会議 or 地域支援会議. */
		displayName: text().notNull(),
		/** 準備会 → 正式 → 終了 */
		phase: councilPhase().notNull().default('active'),
		preparingFrom: date({ mode: 'string' }),
		activeFrom: date({ mode: 'string' }),
		closedOn: date({ mode: 'string' }),
		/** 兼ねている会議 */
		alsoServesAs: jsonb().$type<readonly CouncilDuty[]>().notNull().default([]),
		alsoServesAsOther: text().notNull().default(''),
		/** 根拠, usually a 要綱. */
		basis: text().notNull().default(''),
		/** 事業名 */
		program: text().notNull().default(''),
		/** How often it usually meets. */
		cadence: text().notNull().default(''),
		/** The local 手引き, which stands at 約束 (row 3-18). Both are empty without one. */
		guideTitle: text().notNull().default(''),
		guideUrl: text().notNull().default(''),
		/** 名簿 is used: 出席 and 欠席 are counted by seat. */
		rosterOn: boolean().notNull().default(false),
		/** Increases with every change: two people who edit at the same time are told of each other. */
		version: integer().notNull().default(0)
	},
	(t) => [index().on(t.municipalityId), index().on(t.areaId)]
);
