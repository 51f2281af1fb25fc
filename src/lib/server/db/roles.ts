import postgres from 'postgres';
import type { Sql } from './client.ts';

const roles = ['yoriai_app', 'yoriai_lookup'];
const insufficientPrivilege = '42501';
const alreadyThere = ['42710', '23505']; // 23505: two databases of one cluster create the role at the same time

/** The database user may not create the roles that isolate the tenants. */
export class RolesNeeded extends Error {
	override name = 'RolesNeeded';
	readonly sqlToRun: string;

	constructor(sqlToRun: string) {
		super(`The database user may not create the roles ${roles.join(' and ')}.`);
		this.sqlToRun = sqlToRun;
	}
}

/** Runs at every start, not as a migration: a database restored into another cluster lacks the roles. */
export async function ensureRoles(sql: Sql): Promise<void> {
	const existing = await sql<
		{ rolname: string }[]
	>`select rolname from pg_roles where rolname in ${sql(roles)}`;
	const missing = roles.filter((role) => !existing.some((each) => each.rolname === role));

	for (const role of missing) await permitted(sql, `create role ${role} nologin`, missing);
	for (const role of roles) {
		if (!(await mayBecome(sql, role))) await permitted(sql, `grant ${role} to current_user`, missing);
	}
}

async function mayBecome(sql: Sql, role: string): Promise<boolean> {
	try {
		await sql.begin((tx) => tx`select set_config('role', ${role}, true)`);
		return true;
	} catch (error) {
		if (codeOf(error) === insufficientPrivilege) return false;
		throw error;
	}
}

async function permitted(sql: Sql, statement: string, missing: readonly string[]): Promise<void> {
	try {
		await sql.unsafe(statement);
	} catch (error) {
		const code = codeOf(error);
		if (code === insufficientPrivilege) throw new RolesNeeded(await sqlForAdministrator(sql, missing));
		if (!alreadyThere.includes(code)) throw error;
	}
}

async function sqlForAdministrator(sql: Sql, missing: readonly string[]): Promise<string> {
	const [row] = await sql<{ name: string }[]>`select quote_ident(current_user) as name`;
	const creations = missing.map((role) => `create role ${role} nologin;`);

	return [...creations, `grant ${roles.join(', ')} to ${row?.name ?? 'current_user'};`].join('\n');
}

const codeOf = (error: unknown): string => (error instanceof postgres.PostgresError ? error.code : '');
