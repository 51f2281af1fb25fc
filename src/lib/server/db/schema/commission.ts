import { date, index, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { AccountId } from '#lib/board/model.ts';
import type { AreaId, CommissionId, OrganizationId } from '../ids.ts';
import { accounts } from './account.ts';
import { areas } from './area.ts';
import { tenant } from './columns.ts';
import { councilTier } from './council.ts';
import { organizations } from './organization.ts';

export const workStyle = pgEnum('work_style', ['dedicated', 'concurrent']);

/** 委嘱 of a 推進員, who may work without an account: 地区担当 then types for her, and it counts as hers. */
export const commissions = pgTable(
	'commission',
	{
		id: uuid().$type<CommissionId>().primaryKey(),
		municipalityId: tenant(),
		name: text().notNull(),
		accountId: uuid()
			.$type<AccountId>()
			.references(() => accounts.id, { onDelete: 'set null' }),
		tier: councilTier(),
		/** 所属先 */
		organizationId: uuid()
			.$type<OrganizationId>()
			.references(() => organizations.id, { onDelete: 'set null' }),
		/** 専任 or 兼任. Null: not said. */
		workStyle: workStyle(),
		termFrom: date({ mode: 'string' }),
		termTo: date({ mode: 'string' })
	},
	(t) => [index().on(t.municipalityId), index().on(t.accountId), index().on(t.organizationId)]
);

/** Without a row it is the whole 市町村. */
export const commissionAreas = pgTable(
	'commission_area',
	{
		commissionId: uuid()
			.$type<CommissionId>()
			.notNull()
			.references(() => commissions.id, { onDelete: 'cascade' }),
		areaId: uuid()
			.$type<AreaId>()
			.notNull()
			.references(() => areas.id, { onDelete: 'cascade' }),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.commissionId, t.areaId] }), index().on(t.areaId)]
);
