import { boolean, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { AreaId, CouncilId, OrganizationId } from '../ids.ts';
import { areas } from './area.ts';
import { affiliation } from './attendance.ts';
import { tenant } from './columns.ts';
import { councils } from './council.ts';

const organization = () =>
	uuid()
		.$type<OrganizationId>()
		.notNull()
		.references(() => organizations.id, { onDelete: 'cascade' });

/** 団体・機関 */
export const organizations = pgTable(
	'organization',
	{
		id: uuid().$type<OrganizationId>().primaryKey(),
		municipalityId: tenant(),
		affiliation: affiliation().notNull(),
		name: text().notNull(),
		/** 別名, also the names of those that were made one with it. */
		aliases: jsonb().$type<readonly string[]>().notNull().default([]),
		/** Told to everybody who asks whom to call: an office, never a person's own. */
		contact: text().notNull().default('')
	},
	(t) => [index().on(t.municipalityId, t.affiliation)]
);

/** One 中学校区 may be split between two centres (row 4-06). */
export const organizationAreas = pgTable(
	'organization_area',
	{
		organizationId: organization(),
		areaId: uuid()
			.$type<AreaId>()
			.notNull()
			.references(() => areas.id, { onDelete: 'cascade' }),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.organizationId, t.areaId] }), index().on(t.areaId)]
);

/** `belongs_to`: 構成団体 of the other one. `entrusted_by`: 委託 by the other one. */
export const organizationRelation = pgEnum('organization_relation', ['belongs_to', 'entrusted_by']);

export const organizationLinks = pgTable(
	'organization_link',
	{
		organizationId: organization(),
		otherId: organization(),
		relation: organizationRelation().notNull(),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.organizationId, t.otherId, t.relation] }), index().on(t.otherId)]
);

/** 事務局, 委託元, 受託者 */
export const councilPart = pgEnum('council_part', ['hosts', 'entrusts', 'entrusted']);

export const councilOrganizations = pgTable(
	'council_organization',
	{
		councilId: uuid()
			.$type<CouncilId>()
			.notNull()
			.references(() => councils.id, { onDelete: 'cascade' }),
		organizationId: organization(),
		part: councilPart().notNull(),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.councilId, t.organizationId, t.part] }), index().on(t.organizationId)]
);

/** How the city shows a kind of 所属. A kind without a row is as usual; the code stays, so that counts go on. */
export const affiliationSettings = pgTable(
	'affiliation_setting',
	{
		municipalityId: tenant(),
		affiliation: affiliation().notNull(),
		/** Empty: its usual name. */
		label: text().notNull().default(''),
		/** Null: after those that have one, in the usual order. */
		position: integer(),
		hidden: boolean().notNull().default(false)
	},
	(t) => [primaryKey({ columns: [t.municipalityId, t.affiliation] })]
);
