import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/**
 * How often something was tried wrongly. A try comes before anybody knows which 市町村 it is about, so it belongs to
 * none, and none may read it. The keys are keyed hashes: nobody's address and nobody's name. The columns are named as
 * the limiter (`auth/rate-limits.ts`) wants them.
 */
export const wrongTries = pgTable('wrong_try', {
	key: text().primaryKey(),
	points: integer().notNull(),
	expire: moment().notNull()
});
