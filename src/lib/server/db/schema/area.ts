import { boolean, date, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { AreaId } from '../ids.ts';
import { tenant } from './columns.ts';

export const areaKind = pgEnum('area_kind', [
	'municipality',
	'daily_living_area',
	'community_area',
	'junior_high_district',
	'elementary_district',
	'federated_neighborhood',
	'neighborhood',
	'welfare_service_area',
	'other'
]);

/** Cities differ in what a 第2層 area (圏域・地区) is, so the kinds are data. */
export const areas = pgTable(
	'area',
	{
		id: uuid().$type<AreaId>().primaryKey(),
		municipalityId: tenant(),
		kind: areaKind().notNull(),
		name: text().notNull(),
		/** As in コミュニティエリア 7. */
		number: integer(),
		validFrom: date({ mode: 'string' }),
		validTo: date({ mode: 'string' })
	},
	(t) => [index().on(t.municipalityId, t.kind)]
);

/** Layers need not nest, so an area may have several parents. */
export const areaParents = pgTable(
	'area_parent',
	{
		areaId: uuid()
			.$type<AreaId>()
			.notNull()
			.references(() => areas.id, { onDelete: 'cascade' }),
		parentId: uuid()
			.$type<AreaId>()
			.notNull()
			.references(() => areas.id, { onDelete: 'cascade' }),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.areaId, t.parentId] }), index().on(t.parentId)]
);

/** 前身: a split area ends, and those that begin name it. */
export const areaPredecessors = pgTable(
	'area_predecessor',
	{
		areaId: uuid()
			.$type<AreaId>()
			.notNull()
			.references(() => areas.id, { onDelete: 'cascade' }),
		predecessorId: uuid()
			.$type<AreaId>()
			.notNull()
			.references(() => areas.id, { onDelete: 'cascade' }),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.areaId, t.predecessorId] }), index().on(t.predecessorId)]
);

/** What was true of an area on one day. An unknown figure is null. */
export const areaFacts = pgTable(
	'area_fact',
	{
		areaId: uuid()
			.$type<AreaId>()
			.notNull()
			.references(() => areas.id, { onDelete: 'cascade' }),
		on: date({ mode: 'string' }).notNull(),
		municipalityId: tenant(),
		population: integer(),
		/** 高齢化率 in tenths of a percent: 352 is 35.2 %. */
		agingPermille: integer(),
		/** 自主防災組織 */
		disasterGroup: boolean()
	},
	(t) => [primaryKey({ columns: [t.areaId, t.on] })]
);
