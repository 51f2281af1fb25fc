import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartProblem } from '#lib/server/start-problem.ts';
import { takeTurn } from './turn.mjs';
import { postgresHome } from './binaries.ts';
import { bringUp, stopCluster } from './bring-up.ts';
import { ensureCluster } from './cluster.ts';
import { type SocketAddress, openClusterDatabase } from './open-cluster-database.ts';
import { checkReachable, databaseOwner } from './owner.ts';
import { isPassing } from './passing.ts';
import { type Postmaster, runningPostmaster } from './postmaster.ts';
import { ensureSocketFolder, hasSocket } from './socket-folder.ts';
import { Users } from './users.ts';

export interface EmbeddedDatabase {
	readonly options: SocketAddress;
	/** Stops the database unless another process still uses it. */
	stop(): Promise<void>;
}

const clusterIn = (dataDir: string) => path.join(dataDir, 'postgres-18');

export async function startEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
	const owner = databaseOwner();
	checkReachable(dataDir, owner);
	const home = await postgresHome(owner);
	const users = new Users(dataDir);
	users.enter();

	const cluster = clusterIn(dataDir);
	const start = () =>
		bringUp({ cluster, home, owner, socketDir: ensureSocketFolder(dataDir, cluster, owner) });
	const options = await inTurn(dataDir, () => {
		ensureCluster(dataDir, home, owner);
		return openOne(start);
	});
	const letGo = keepRunning(cluster, () => inTurn(dataDir, start));
	return {
		options,
		stop: async () => {
			await letGo();
			users.leave();
			await stopWithoutUsers(dataDir, users);
		}
	};
}

/** Stops it even if other processes use it. */
export const stopEmbedded = (dataDir: string): Promise<void> => stopCluster(clusterIn(dataDir));

/** A start after a crash takes less, also on a slow disk. */
const mostWaitMs = 300_000;

async function inTurn<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
	const turn = await takeTurn(dataDir, 'database', { waitMs: mostWaitMs });
	if (!turn)
		throw new StartProblem(
			`${dataDir} の データベースを ほかの プロセスが 始めているか とめている ところで、それが 終わりません。もう一度 始めても 同じなら、その プロセスを 終わらせてください。`
		);
	try {
		return await work();
	} finally {
		turn.end();
	}
}

/** Retries, since a server can die between being ready and the first query. */
async function openOne(start: () => Promise<Postmaster>): Promise<SocketAddress> {
	for (let triesLeft = 20; ; triesLeft -= 1) {
		try {
			return await openClusterDatabase(await start());
		} catch (error) {
			if (triesLeft === 0 || !isPassing(error)) throw error;
			await pause(200);
		}
	}
}

/** Whoever holds the turn longer is starting the database and will use it. */
const waitToStopMs = 5_000;

async function stopWithoutUsers(dataDir: string, users: Users): Promise<void> {
	const turn = await takeTurn(dataDir, 'database', { waitMs: waitToStopMs });
	if (!turn) return;
	try {
		if (!users.someoneIsThere) await stopCluster(clusterIn(dataDir));
	} finally {
		turn.end();
	}
}

/** Restarts a database that dies during a meeting; returns what ends the watch. */
function keepRunning(cluster: string, ready: () => Promise<Postmaster>): () => Promise<void> {
	let returning: Promise<unknown> = Promise.resolve();
	let busy = false;
	const watch = setInterval(() => {
		if (busy || isThere(cluster)) return;
		busy = true;
		returning = Promise.allSettled([ready()]).then(() => (busy = false)); // the interval retries after a failure
	}, 1_000).unref();

	return async () => {
		clearInterval(watch);
		await returning;
	};
}

function isThere(cluster: string): boolean {
	try {
		const running = runningPostmaster(cluster);
		return running !== null && hasSocket(running);
	} catch {
		return true; // EMFILE, say, does not mean it is gone; the next check is in a second
	}
}
