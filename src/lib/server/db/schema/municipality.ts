import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { MunicipalityId } from '../ids.ts';

/** Municipalities (市町村) are the tenants. */
export const municipalities = pgTable('municipality', {
	id: uuid().$type<MunicipalityId>().primaryKey(),
	/** 全国地方公共団体コード, six digits. */
	lgCode: text(),
	name: text().notNull()
});
