import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { MunicipalityId } from '../ids.ts';

/** Municipalities (市町村) are the tenants. */
export const municipalities = pgTable('municipality', {
	id: uuid().$type<MunicipalityId>().primaryKey(),
	/** 全国地方公共団体コード, six digits. */
	lgCode: text(),
	name: text().notNull(),
	/** For 訂正・削除 (CO-4): an office and its telephone, on phones and sheets. Empty until they are set. */
	contactOffice: text().notNull().default(''),
	contactPhone: text().notNull().default(''),
	/** The first question (会議を すぐ 準備する, or 地区を 先に) was answered. */
	begunAt: timestamp({ withTimezone: true })
});
