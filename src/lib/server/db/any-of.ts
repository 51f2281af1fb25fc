import { sql, type SQL } from 'drizzle-orm';
import { makePgArray, type PgColumn } from 'drizzle-orm/pg-core';

/**
 * `column = any(…)`: one parameter however many values, so one statement that PostgreSQL plans once. With `inArray`
 * each count of values is a statement of its own, planned anew on each connection.
 */
export function anyOf(column: PgColumn, values: readonly string[]): SQL {
	return sql`${column} = any(${makePgArray([...values])}::${sql.raw(column.getSQLType())}[])`;
}
