import type { RunningCity } from '../support/running-city.ts';

/**
 * These tables and `session` are not compared: the projection writes about a second after the
 * board, and using a session renews it.
 */
const laterOrRenewed = ['board_projection', 'note_group', 'note_place', 'combination', 'combination_member'];

/** A line for each table, which changes with any of its rows. */
export async function digest({ connection: { sql } }: RunningCity): Promise<string> {
	const tables = await sql<{ name: string }[]>`
		select table_name as name from information_schema.tables
		where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
	const kept = tables.filter(({ name }) => name !== 'session' && !laterOrRenewed.includes(name));
	const parts = kept.map(
		({ name }) => `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), ''))
			as hash from "${name}" t`
	);
	const rows = await sql.unsafe<{ name: string; hash: string }[]>(parts.join(' union all '));
	// PostgreSQL may read the tables side by side, and then returns them in any order.
	return rows
		.map(({ name, hash }) => `${name} ${hash}`)
		.toSorted()
		.join('\n');
}

/** The tables whose lines differ between two digests. */
export const changedTables = (before: string, after: string) =>
	after
		.split('\n')
		.filter((line) => !before.includes(line))
		.map((line) => line.split(' ')[0]);
