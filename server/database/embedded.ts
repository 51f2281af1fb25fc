import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { StartProblem } from '#lib/server/start-problem.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import { postgresHome } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { checkReachable, databaseOwner, makeOwned } from './owner.ts';
import { type Postmaster, isPostmasterOf, launch, runningPostmaster } from './postmaster.ts';
import { Users } from './users.ts';

/** Where postgres.js finds the embedded database: a socket in a private folder, never TCP. */
export interface SocketAddress {
	readonly host: string;
	readonly port: number;
	readonly user: string;
	readonly database: string;
}

export interface EmbeddedDatabase {
	readonly options: SocketAddress;
	/** Stops the database unless another process still uses it. */
	stop(): Promise<void>;
}

/** Starts the database of this data folder, or joins it where it runs already. */
export async function startEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
	const owner = databaseOwner();
	checkReachable(dataDir, owner);
	const home = postgresHome(owner);
	const users = new Users(dataDir);
	await users.enter();
	const cluster = ensureCluster(dataDir, home, owner);

	const ready = () =>
		whenReady(cluster, () => {
			const socketDir = socketFolder(dataDir);
			makeOwned(socketDir, owner);
			return launch(cluster, home, socketDir, owner);
		});

	const options = await openDatabaseIn(await ready());
	const letGo = keepRunning(cluster, ready);
	return {
		options,
		stop: async () => {
			await letGo();
			await users.leave(() => stopCluster(cluster));
		}
	};
}

/** A database that dies in the middle of a meeting (memory ran out, say) comes back. Answers how to end that. */
function keepRunning(cluster: string, ready: () => Promise<Postmaster>): () => Promise<void> {
	let returning: Promise<unknown> = Promise.resolve();
	let busy = false;
	const watch = setInterval(() => {
		if (busy || runningPostmaster(cluster)) return;
		busy = true;
		returning = Promise.allSettled([ready()]).then(() => (busy = false)); // it tries again after a failure
	}, 1_000).unref();

	return async () => {
		clearInterval(watch);
		await returning;
	};
}

/** Ends the database of a data folder whoever uses it. */
export const stopEmbedded = (dataDir: string): Promise<void> =>
	stopCluster(path.join(dataDir, 'postgres-18'));

/** The path of a socket may not be longer than about 107 bytes. */
function socketFolder(dataDir: string): string {
	const beside = path.join(dataDir, 'socket');
	return Buffer.byteLength(beside) < 85 ? beside : fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-'));
}

/**
 * Who may run is decided by PostgreSQL's own lock file: of two that start at once one ends, and finds the other
 * ready. After a crash it replays its log first, and the workers of a killed server need a moment to end.
 */
async function whenReady(cluster: string, start: () => ChildProcess): Promise<Postmaster> {
	const giveUpAt = monotonic() + 60_000;
	let child: ChildProcess | null = null;
	let launches = 0;
	while (monotonic() < giveUpAt && launches <= 25) {
		const postmaster = runningPostmaster(cluster);
		if (postmaster) return postmaster;
		if (!child || ended(child)) {
			if (child) await pause(200);
			launches += 1;
			child = start();
			child.once('error', () => undefined); // `ended` sees it
		}
		await pause(10);
	}
	throw new StartProblem(
		`データベースが 始まりません。わけは ${path.join(path.dirname(cluster), 'postgres.log')} の 終わりに 書いてあります。`
	);
}

const ended = (child: ChildProcess): boolean =>
	child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function openDatabaseIn({ socketDir, port }: Postmaster): Promise<SocketAddress> {
	const options = { host: socketDir, port, user: 'yoriai', database: 'yoriai' };
	const sql = postgres({ ...options, database: 'postgres', max: 1, onnotice: () => undefined });
	try {
		const [found] = await sql`select 1 from pg_database where datname = 'yoriai'`;
		if (!found) await sql`create database yoriai`.catch(unlessThere);
		return options;
	} finally {
		await sql.end();
	}
}

/** Two first starts: the other one was faster. */
function unlessThere(error: unknown): void {
	const { code } = error as { code?: string };
	if (code !== '42P04' && code !== '23505') throw error;
}

/** A fast stop: connections are cut, everything is written. If it hangs, the next start replays the log. */
async function stopCluster(cluster: string): Promise<void> {
	const pid = runningPostmaster(cluster)?.pid;
	if (!pid) return;
	process.kill(pid, 'SIGINT');
	for (let waited = 0; isPostmasterOf(pid, cluster); waited += 20) {
		if (waited === 8_000) process.kill(pid, 'SIGQUIT');
		if (waited > 12_000) return;
		await pause(20);
	}
}
