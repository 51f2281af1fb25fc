import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/**
 * Tries occur before the tenant is known, so no tenant may read them. The limiter
 * (`auth/rate-limits.ts`) names the columns.
 */
export const wrongTries = pgTable('wrong_try', {
	key: text().primaryKey(),
	points: integer().notNull(),
	expire: moment().notNull()
});
