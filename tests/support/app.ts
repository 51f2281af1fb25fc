import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { stopEmbedded } from '../../server/database/embedded.ts';
import { removeTestFolder, testFolder } from './test-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningApp {
	readonly origin: string;
	/** The one-time link of a server that has no account yet. */
	readonly setupLink: string | null;
	readonly pid: number;
	readonly dataDir: string;
	/** What it said on its error output: the log. */
	log(): string;
	/** SIGKILL, as when the power goes. The database runs on; start again on the same folder, or stop. */
	kill(): Promise<void>;
	/** Ends the server and its database. A folder that this call made goes too. */
	stop(): Promise<void>;
}

interface Wanted {
	/** Of an earlier server, to see what it kept. Without it a fresh one. */
	readonly dataDir?: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly args?: readonly string[];
	/** As many files as it may open at once, as `ulimit -n` says it. Left out: as the system has it. */
	readonly openFiles?: number;
}

/** The real server as a process of its own, on a free port of this machine, with the flag of `start.mjs`. */
export async function startApp({
	dataDir,
	env = {},
	args = [],
	openFiles
}: Wanted = {}): Promise<RunningApp> {
	const folder = dataDir ?? (await begunFolder());
	const limited = openFiles === undefined ? [] : ['sh', '-c', `ulimit -n ${openFiles}; exec "$@"`, 'sh'];
	const [program = '', ...words] = [
		...limited,
		process.execPath,
		'--max-semi-space-size=8',
		'server/main.ts'
	];
	const server = spawn(program, [...words, ...args], {
		cwd: root,
		env: { ...surroundings(), DATA_DIR: folder, ...env },
		stdio: ['ignore', 'ignore', 'pipe', 'ipc']
	});
	let said = '';
	server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const news = await listening(server, () => said);

	return {
		origin: `http://localhost:${news.port}`,
		setupLink: news.setupLink,
		pid: server.pid ?? 0,
		dataDir: folder,
		log: () => said,
		kill: () => end(server, 'SIGKILL'),
		stop: async () => {
			await end(server, 'SIGTERM');
			await (dataDir ? stopEmbedded(folder) : removeTestFolder(folder)); // after `kill` nobody else would
		}
	};
}

/** Begun with tables, as `tests/run.mjs` has made them once for all: making a database takes longer than the rest of a start. */
export async function begunFolder(): Promise<string> {
	const folder = await testFolder();
	const begun = process.env['YORIAI_TEST_DATA'];
	if (begun) execFileSync('cp', ['-a', `${begun}/.`, folder]);
	return folder;
}

/** Empty counts as not given, and hides what a developer's .env says. */
function surroundings(): NodeJS.ProcessEnv {
	const none = Object.fromEntries(
		['DATABASE_URL', 'ORIGIN', 'TRUST_PROXY', 'YORIAI_SECRET', 'LOG_LEVEL'].map((name) => [name, ''])
	);
	return { ...process.env, ...none, NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '0' };
}

interface News {
	readonly port: number;
	readonly setupLink: string | null;
}

async function listening(server: ChildProcess, said: () => string): Promise<News> {
	const ended = once(server, 'exit').then(() => {
		throw new Error(`the server ended before it listened:\n${said()}`);
	});
	const [news] = (await Promise.race([once(server, 'message'), ended])) as [News];
	ended.catch(() => undefined); // from here on an end is the test's own doing
	return news;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return;
	const ended = once(server, 'exit');
	server.kill(signal);
	await ended;
}
