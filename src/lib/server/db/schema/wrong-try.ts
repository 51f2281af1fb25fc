import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/**
 * Counts of wrong tries. They occur before the tenant is known, so rows belong to no tenant and no
 * tenant may read them. The keys are keyed hashes that reveal no address or name. The columns are
 * named as the limiter (`auth/rate-limits.ts`) requires.
 */
export const wrongTries = pgTable('wrong_try', {
	key: text().primaryKey(),
	points: integer().notNull(),
	expire: moment().notNull()
});
