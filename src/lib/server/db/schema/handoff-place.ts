import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { HandoffField } from '#lib/board/handoff.ts';
import type { AreaId, HandoffPlaceId, OrganizationId } from '../ids.ts';
import { areas } from './area.ts';
import { tenant } from './columns.ts';
import { handoffDestination } from './handoff.ts';
import { organizations } from './organization.ts';

/** 相談先: an office to call. */
export const handoffPlaces = pgTable(
	'handoff_place',
	{
		id: uuid().$type<HandoffPlaceId>().primaryKey(),
		municipalityId: tenant(),
		destination: handoffDestination().notNull(),
		name: text().notNull(),
		/** 別名, for example 熟年相談室 for a 地域包括支援センター. */
		aliases: jsonb().$type<readonly string[]>().notNull().default([]),
		/** Empty: どこでも. */
		fields: jsonb().$type<readonly HandoffField[]>().notNull().default([]),
		/** オープン時間, as the office writes them. */
		hours: text().notNull().default(''),
		phone: text().notNull().default(''),
		organizationId: uuid()
			.$type<OrganizationId>()
			.references(() => organizations.id, { onDelete: 'set null' })
	},
	(t) => [index().on(t.municipalityId), index().on(t.organizationId)]
);

/** Without a row it serves the whole 市町村. */
export const handoffPlaceAreas = pgTable(
	'handoff_place_area',
	{
		placeId: uuid()
			.$type<HandoffPlaceId>()
			.notNull()
			.references(() => handoffPlaces.id, { onDelete: 'cascade' }),
		areaId: uuid()
			.$type<AreaId>()
			.notNull()
			.references(() => areas.id, { onDelete: 'cascade' }),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.placeId, t.areaId] }), index().on(t.areaId)]
);
