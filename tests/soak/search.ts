import fs from 'node:fs';
import path from 'node:path';
import type { RunningCity } from '../support/running-city.ts';

/** Returns the tables with the text in any column, including the bytes of documents. */
export async function tablesWith({ connection: { sql } }: RunningCity, text: string): Promise<string[]> {
	const tables = await allTables(sql);
	// PostgreSQL prints bytea as hex, and Yjs stores text as UTF-8.
	const asHex = Buffer.from(text).toString('hex');
	const found: string[] = [];
	for (const { schema, name } of tables) {
		const [row] = await sql<{ hits: number }[]>`
			select count(*)::int as hits from ${sql(schema)}.${sql(name)} t
			where strpos(t::text, ${text}) > 0 or strpos(t::text, ${asHex}) > 0`;
		if ((row?.hits ?? 0) > 0) found.push(name);
	}
	return found;
}

const allTables = (sql: RunningCity['connection']['sql']) => sql<{ schema: string; name: string }[]>`
	select table_schema as schema, table_name as name from information_schema.tables
	where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`;

/** Rewrites the files of every table, so that they no longer hold deleted rows. */
export async function vacuumFull({ connection: { sql } }: RunningCity): Promise<void> {
	for (const { schema, name } of await allTables(sql)) await sql.unsafe(`vacuum full "${schema}"."${name}"`);
	await sql`vacuum full pg_catalog.pg_statistic`; // ANALYZE stores samples of values there
	await sql`checkpoint`;
}

/** Returns the files that hold one of the texts, without those in the excluded folders. */
export function filesWith(folder: string, texts: readonly string[], without: readonly string[]): string[] {
	const wanted = texts.map((text) => Buffer.from(text));
	return fs.readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
		const place = path.join(folder, each.name);
		if (each.isDirectory()) return without.includes(each.name) ? [] : filesWith(place, texts, without);
		if (!each.isFile()) return [];
		const bytes = readIfThere(place);
		return wanted.some((text) => bytes.includes(text)) ? [place] : [];
	});
}

/** PostgreSQL may delete files during the search. */
function readIfThere(file: string): Buffer {
	try {
		return fs.readFileSync(file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
		throw error;
	}
}

/**
 * Reads the addresses of pages and their data from the routes, so that a new page is searched too.
 */
export function addressesOf(meeting: string): string[] {
	const root = 'src/routes';
	const folders = fs
		.readdirSync(root, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(name))
		.map((name) => `/${path.posix.dirname(name.split(path.sep).join('/'))}`.replace('/.', '/'));
	const pages = [...new Set(folders)]
		.map((folder) => folder.replace('[meeting]', meeting))
		.filter((folder) => !folder.includes('[') && !folder.startsWith('/sign-out'));
	return pages.flatMap((page) => [page, `${page === '/' ? '' : page}/__data.json`]);
}
