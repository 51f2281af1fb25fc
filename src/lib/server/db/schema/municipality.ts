import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { MunicipalityId } from '../ids.ts';

/** 市町村: the tenant. Every other row belongs to exactly one. */
export const municipalities = pgTable('municipality', {
	id: uuid().$type<MunicipalityId>().primaryKey(),
	/** 全国地方公共団体コード, six digits. */
	lgCode: text(),
	name: text().notNull()
});
