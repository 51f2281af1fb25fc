import { sql, type SQL } from 'drizzle-orm';
import { makePgArray, type PgColumn } from 'drizzle-orm/pg-core';

/** `column = any(…)`: one parameter however many values. With `inArray` each count of values is a statement of its own. */
export function anyOf(column: PgColumn, values: readonly string[]): SQL {
	return sql`${column} = any(${makePgArray([...values])}::${sql.raw(column.getSQLType())}[])`;
}

/** The same for pairs of columns. */
export function anyPairOf(
	columns: readonly [PgColumn, PgColumn],
	pairs: readonly (readonly [string, string])[]
): SQL {
	const [first, second] = columns;
	const [theFirst, theSecond] = [0, 1].map((place) => makePgArray(pairs.map((pair) => pair[place])));
	const types = columns.map((column) => sql.raw(`${column.getSQLType()}[]`));
	return sql`(${first}, ${second}) in (select * from unnest(${theFirst}::${types[0]}, ${theSecond}::${types[1]}))`;
}
