import { date, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
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
