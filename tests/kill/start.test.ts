import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbedded } from '../../server/database/embedded.ts';
import { identityOf } from '../../server/database/process-identity.ts';
import { runningPostmaster } from '../../server/database/postmaster.ts';
import { begunFolder, type RunningApp, startApp } from '../support/app.ts';
import { removeTestFolder, testFolder } from '../support/test-folder.ts';
import { until } from '../support/until.ts';

let dataDir = '';
const cluster = () => path.join(dataDir, 'postgres-18');
const databasePid = () => runningPostmaster(cluster())?.pid ?? 0;

beforeEach(async () => {
	dataDir = await begunFolder();
});
afterEach(() => removeTestFolder(dataDir));

const healthy = async ({ origin }: RunningApp) => (await fetch(`${origin}/healthz`)).status === 200;

test('a server that is stopped takes its database with it', async () => {
	const app = await startApp({ dataDir });
	const database = databasePid();
	await app.stop();
	expect([identityOf(app.pid), identityOf(database)]).toEqual([null, null]);
});

test('a killed server leaves its database to the next one, which stops it', async () => {
	const killed = await startApp({ dataDir });
	const database = databasePid();
	await killed.kill();
	const next = await startApp({ dataDir });
	expect(databasePid()).toBe(database);
	await next.stop();
	expect(identityOf(database)).toBeNull();
});

/**
 * The bound is three starts as measured on this machine, because a fixed time is too short for one
 * machine and too long for another. After a crash PostgreSQL syncs each of its files and yields to
 * other processes each time, so the bound grows with the share of the processors that others take.
 */
test('after the power went, the next start takes no longer than three starts after a stop', async () => {
	const first = await startApp({ dataDir });
	await first.stop();
	const begun = await timed(() => startApp({ dataDir }));
	process.kill(databasePid(), 'SIGKILL');
	await begun.app.kill();
	const next = await timed(() => startApp({ dataDir }));
	await next.app.stop();
	const busy = contention();
	console.log(
		`start after a crash of both: ${next.ms.toFixed(0)} ms, after a stop: ${begun.ms.toFixed(0)} ms, × ${busy.toFixed(2)}`
	);
	expect(next.ms).toBeLessThan(3 * busy * begun.ms);
});

/**
 * Returns the ratio of elapsed to processor time of a calculation, which is 1 on an idle machine.
 */
function contention(): number {
	const [startedAt, before] = [performance.now(), process.cpuUsage()];
	let own = 0;
	while (own < 500) {
		const { user, system } = process.cpuUsage(before);
		own = (user + system) / 1_000;
	}
	return Math.max(1, (performance.now() - startedAt) / own);
}

async function timed(start: () => Promise<RunningApp>): Promise<{ app: RunningApp; ms: number }> {
	const startedAt = performance.now();
	const app = await start();
	return { app, ms: performance.now() - startedAt };
}

test('a stranger that got the number of the dead database does not block the next start', async () => {
	const database = await startEmbedded(dataDir);
	await database.stop();
	fs.writeFileSync(
		path.join(cluster(), 'postmaster.pid'),
		`${process.pid}\n${cluster()}\n1\n5432\n\n\n1 1\nready\n`
	);
	const next = await startEmbedded(dataDir);
	await next.stop();
	expect(runningPostmaster(cluster())).toBeNull();
});

test('two servers that start first and together share one database', async () => {
	await removeTestFolder(dataDir);
	dataDir = await testFolder();
	const apps = await Promise.all([startApp({ dataDir }), startApp({ dataDir })]);
	const database = databasePid();
	await apps[0].kill();
	expect(await healthy(apps[1])).toBe(true);
	expect(databasePid()).toBe(database);
	await apps[1].stop();
});

test('a database that dies in the middle of a meeting comes back by itself', async () => {
	const app = await startApp({ dataDir });
	process.kill(databasePid(), 'SIGKILL');
	await until('the server says that it cannot save', async () => !(await healthy(app)));
	await until('the database is back', () => healthy(app));
	await app.stop();
});

test('a port that is taken is one plain line, and the first server goes on', async () => {
	const app = await startApp({ dataDir });
	const second = spawn(process.execPath, ['server/main.ts'], {
		env: { ...process.env, DATA_DIR: dataDir, PORT: new URL(app.origin).port },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const said = (await second.stderr.setEncoding('utf8').toArray()).join('');
	if (second.exitCode === null) await once(second, 'exit');
	expect(second.exitCode).toBe(1);
	expect(said).toMatch(/^ポート \d+ は もう 使われています。.*\n$/);
	expect(await healthy(app)).toBe(true);
	await app.stop();
});
