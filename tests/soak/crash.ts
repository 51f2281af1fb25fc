/** How a server and its database die, and come back. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runningPostmaster } from '../../server/database/postmaster.ts';
import { isPostmasterOf } from '../../server/database/processes.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import type { RunningCity } from '../support/running-city.ts';

export const deaths = ['app', 'database', 'both'] as const;
export type Death = (typeof deaths)[number];

/** What `pg_ctl stop -m immediate` does: no goodbye, no checkpoint; the next start replays the log. */
async function stopImmediately(dataDir: string): Promise<void> {
	const cluster = path.join(dataDir, 'postgres-18');
	const pid = runningPostmaster(cluster)?.pid;
	if (!pid) throw new Error('the database was not running');
	process.kill(pid, 'SIGQUIT');
	while (isPostmasterOf(pid, cluster)) await pause(10); // until its last worker has gone, an old connection would answer
}

/** Kills what is to die, and answers with the server that runs afterwards: on the same data, maybe elsewhere. */
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

/** A server that lives brings its database back by itself, within a second or two. */
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
