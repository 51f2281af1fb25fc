/**
 * Kills the server and its database by SIGKILL, in either order, at any moment of a start, a first
 * start, a migration, a stop or a relaunch of the database. After each death the next start must
 * succeed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbedded } from '../../../server/database/embedded.ts';
import { unlessGone } from '../../../server/database/process-identity.ts';
import { processesIn } from '../../../server/database/processes.ts';
import { removeTestFolder, testFolder } from '../../support/test-folder.ts';
import { Chance } from '../chance.ts';
import { atLeast, none, told, type Figure, type Line } from '../line.ts';

const moments = ['start', 'relaunch', 'stop', 'migration', 'first start'] as const;
/** Only every tenth is a first start, because creating a cluster takes longest. */
const turns = [0, 1, 2, 3, 1, 0, 1, 2, 3, 4].map((i) => moments[i]!);
/** A start that takes longer counts as stuck, even on a busy machine. */
const patienceMs = 180_000;

export interface StartCounts {
	readonly deaths: number;
	readonly stuck: number;
	readonly byMoment: Readonly<Record<string, number>>;
	readonly slowestMs: number;
}

export async function startDeaths(scale: { seed: number; deaths: number }): Promise<StartCounts> {
	const chance = new Chance(scale.seed);
	const folder = await testFolder();
	const [dataDir, template] = [path.join(folder, 'data'), path.join(folder, 'template')];
	const byMoment: Record<string, number> = {};
	let [stuck, slowestMs, usualMs] = [0, 0, 1_000];
	let server = new Starter(dataDir);
	try {
		await makeTemplate(dataDir, template);
		for (let death = 0; death < scale.deaths; death += 1) {
			const moment = turns[death % turns.length]!;
			server = await bringTo(moment, server, { dataDir, template });
			await die(moment, server, { dataDir, chance, usualMs });
			byMoment[moment] = (byMoment[moment] ?? 0) + 1;

			const startedAt = performance.now();
			server = new Starter(dataDir);
			const isUp = await server.begin();
			const ms = performance.now() - startedAt;
			slowestMs = Math.max(slowestMs, ms);
			if (isUp) usualMs = Math.min(10_000, 0.8 * usualMs + 0.2 * ms);
			else {
				stuck += 1;
				console.log(`   starts: stuck after death ${death} (${moment}): ${server.said}`);
				fs.rmSync(dataDir, { recursive: true, force: true });
			}
			if ((death + 1) % 25 === 0) console.log(`   starts: ${death + 1} deaths, ${stuck} stuck`);
		}
	} finally {
		await server.kill();
		await removeTestFolder(dataDir);
		await removeTestFolder(folder);
	}
	return { deaths: scale.deaths, stuck, byMoment, slowestMs };
}

/** The template is a cluster without tables. */
async function makeTemplate(dataDir: string, template: string): Promise<void> {
	fs.mkdirSync(dataDir, { mode: 0o711 });
	const database = await startEmbedded(dataDir);
	await database.stop();
	spawnSync('cp', ['-a', dataDir, template]);
}

interface Folders {
	readonly dataDir: string;
	readonly template: string;
}

/** Returns the server that is to die. It is not awaited where it dies during its start. */
async function bringTo(moment: string, server: Starter, { dataDir, template }: Folders): Promise<Starter> {
	if (moment === 'relaunch' || moment === 'stop') {
		if (!server.isUp) await server.begin();
		return server;
	}
	await server.stop();
	if (moment !== 'start') {
		fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
		if (moment === 'migration') spawnSync('cp', ['-a', template, dataDir]);
		else fs.mkdirSync(dataDir, { mode: 0o711 });
	}
	const next = new Starter(dataDir);
	void next.begin();
	return next;
}

interface Dying {
	readonly dataDir: string;
	readonly chance: Chance;
	/** The usual duration of a start on this machine. */
	readonly usualMs: number;
}

async function die(moment: string, server: Starter, { dataDir, chance, usualMs }: Dying): Promise<void> {
	const cluster = path.join(dataDir, 'postgres-18');
	const killDatabase = () => {
		for (const { pid, kind } of processesIn(cluster))
			if (kind === 'postmaster') unlessGone(() => process.kill(pid, 'SIGKILL'));
	};
	if (moment === 'relaunch') killDatabase();
	if (moment === 'stop') server.askToStop();
	const longest = { relaunch: 1_500, stop: 400, 'first start': 3 * usualMs }[moment] ?? 1.2 * usualMs;
	await pause(chance.between(0, longest));

	const gapMs = chance.pick([0, chance.between(0, 30), chance.between(0, 600)]);
	if (chance.next() < 0.5) {
		killDatabase();
		await pause(gapMs);
		await server.kill();
	} else {
		await server.kill();
		await pause(gapMs);
		killDatabase();
	}
}

class Starter {
	readonly #dataDir: string;
	#child: ChildProcess | null = null;
	isUp = false;
	said = '';

	constructor(dataDir: string) {
		this.#dataDir = dataDir;
	}

	async begin(): Promise<boolean> {
		const none = { DATABASE_URL: '', YORIAI_SECRET: '', ORIGIN: '', LOG_LEVEL: 'silent' };
		const child = spawn(process.execPath, ['tests/soak/starter.ts'], {
			env: { ...process.env, ...none, DATA_DIR: this.#dataDir },
			stdio: ['ignore', 'ignore', 'pipe', 'ipc']
		});
		this.#child = child;
		child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
		const tooLate = new AbortController();
		this.isUp = await Promise.race([
			once(child, 'message').then(() => true),
			once(child, 'exit').then(() => false),
			pause(patienceMs, false, { signal: tooLate.signal, ref: false }).catch(() => false)
		]);
		tooLate.abort();
		return this.isUp;
	}

	askToStop(): void {
		this.#child?.kill('SIGTERM');
		this.isUp = false;
	}

	async stop(): Promise<void> {
		this.askToStop();
		await this.#gone();
	}

	async kill(): Promise<void> {
		this.#child?.kill('SIGKILL');
		this.isUp = false;
		await this.#gone();
	}

	async #gone(): Promise<void> {
		const child = this.#child;
		if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
	}
}

export const starts: Line = {
	name: 'starts',
	about: 'server and PostgreSQL die at any moment of a start, a stop, a migration or a relaunch',
	minutes: 90,
	run: async ({ seed, quick }): Promise<readonly Figure[]> => {
		const found = await startDeaths({ seed, deaths: quick ? 20 : 300 });
		return [
			atLeast('deaths', found.deaths, quick ? 20 : 300),
			told(
				'at which moments',
				Object.entries(found.byMoment)
					.map(([moment, count]) => `${moment} ${count}`)
					.join(', ')
			),
			told('slowest start after a death', `${(found.slowestMs / 1000).toFixed(1)} s`),
			none('starts that did not come up', found.stuck)
		];
	}
};
