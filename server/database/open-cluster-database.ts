import postgres from 'postgres';
import type { Postmaster } from './postmaster.ts';
import { hostOf } from './socket-folder.ts';

/** It is a Unix socket in a private folder, never TCP. */
export interface SocketAddress {
	readonly host: string;
	readonly port: number;
	readonly user: string;
	readonly database: string;
}

export async function openClusterDatabase({ socketDir, port }: Postmaster): Promise<SocketAddress> {
	const options = { host: hostOf(socketDir), port, user: 'yoriai', database: 'yoriai' };
	const sql = postgres({ ...options, database: 'postgres', max: 1, onnotice: () => undefined });
	try {
		const [found] = await sql`select 1 from pg_database where datname = 'yoriai'`;
		if (!found) await sql`create database yoriai`.catch(unlessThere);
		return options;
	} finally {
		await sql.end();
	}
}

/** A killed first start may have sent the same command. */
function unlessThere(error: unknown): void {
	const { code } = error as { code?: string };
	if (code !== '42P04' && code !== '23505') throw error;
}
