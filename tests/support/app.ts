import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { stopEmbedded } from '../../server/database/embedded.ts';
import { removeTestFolder, testFolder } from './test-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningApp {
	readonly origin: string;
	/** Null once the server has an account. */
	readonly setupLink: string | null;
	readonly pid: number;
	readonly dataDir: string;
	/** The log is what the server wrote to stderr. */
	log(): string;
	/** SIGKILL, as in a power failure; the database keeps running until `stop`. */
	kill(): Promise<void>;
	/** Deletes the folder only if this call created it. */
	stop(): Promise<void>;
}

interface Wanted {
	/** A fresh folder is used if absent. */
	readonly dataDir?: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly args?: readonly string[];
	/** The limit is set as by `ulimit -n`. */
	readonly openFiles?: number;
}

/** A separate process on a free port, with the V8 flag of `start.mjs`. */
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
			await (dataDir ? stopEmbedded(folder) : removeTestFolder(folder)); // after `kill` the database still runs
		}
	};
}

/** Copies the tables that `tests/run.mjs` created once: creating a database takes longest. */
export async function begunFolder(): Promise<string> {
	const folder = await testFolder();
	const begun = process.env['YORIAI_TEST_DATA'];
	if (begun) execFileSync('cp', ['-a', `${begun}/.`, folder]);
	return folder;
}

/** An empty variable overrides a developer's .env. */
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
	ended.catch(() => undefined); // later exits are caused by the test itself
	return news;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return;
	const ended = once(server, 'exit');
	server.kill(signal);
	await ended;
}
