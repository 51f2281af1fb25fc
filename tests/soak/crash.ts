import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runningPostmaster } from '../../server/database/postmaster.ts';
import { isPostmasterOf } from '../../server/database/processes.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import type { RunningCity } from '../support/running-city.ts';

export const deaths = ['app', 'database', 'both'] as const;
export type Death = (typeof deaths)[number];

/**
 * SIGQUIT is what `pg_ctl stop -m immediate` sends: without a checkpoint, the next start has to
 * replay the log.
 */
async function stopImmediately(dataDir: string): Promise<void> {
	const cluster = path.join(dataDir, 'postgres-18');
	const pid = runningPostmaster(cluster)?.pid;
	if (!pid) throw new Error('the database was not running');
	process.kill(pid, 'SIGQUIT');
	// An old connection still answers until the last worker is gone.
	while (isPostmasterOf(pid, cluster)) await pause(10);
}

/** Returns the server that runs afterwards: on the same data, perhaps at another origin. */
export async function dieAndReturn(
	death: Death,
	running: RunningApp,
	city: RunningCity
): Promise<RunningApp> {
	const { dataDir } = running;
	const dying = death === 'app' ? [running.kill()] : [stopImmediately(dataDir)];
	if (death === 'both') dying.push(running.kill());
	await Promise.all(dying);
	const after = death === 'database' ? running : await startApp({ dataDir });
	await isBack(city);
	return after;
}

/** A server that survives restarts its database within a second or two. */
async function isBack({ connection: { sql } }: RunningCity): Promise<void> {
	for (let left = 300; ; left -= 1) {
		try {
			await sql`select 1`;
			return;
		} catch (error) {
			if (left === 0) throw error;
			await pause(100);
		}
	}
}
