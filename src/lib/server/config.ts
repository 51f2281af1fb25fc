import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { keptSecret } from './secret.ts';
import { StartProblem } from './start-problem.ts';

/** No other file reads process.env. */
export interface Config {
	/** Null means the embedded PostgreSQL. */
	readonly databaseUrl: string | null;
	readonly port: number;
	readonly host: string;
	/** Null accepts any address that reaches this machine. */
	readonly origin: URL | null;
	readonly dataDir: string;
	/** Our own proxy sets X-Forwarded-Proto and X-Forwarded-For. */
	readonly trustProxy: boolean;
	readonly secret: string;
	readonly logLevel: LogLevel;
	/** Null means the newest build. */
	readonly buildDir: string | null;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** `demo` is the name of a folder of its own inside the data folder, so that it never touches real data. */
export function readConfig({ demo = null }: { readonly demo?: string | null } = {}): Config {
	readEnvFile();
	const databaseUrl = readDatabaseUrl(given('DATABASE_URL'));
	if (demo && databaseUrl)
		throw new StartProblem(
			'デモは 自分の データベースで 動きます。DATABASE_URL を 外してから もう一度 始めてください。'
		);

	const dataDir = makeDataDir(demo ? path.join(dataFolder(), demo) : dataFolder());
	return {
		databaseUrl,
		port: readPort(given('PORT') ?? '3000'),
		host: given('HOST') ?? '0.0.0.0',
		origin: readOrigin(given('ORIGIN')),
		dataDir,
		trustProxy: readYesNo('TRUST_PROXY', given('TRUST_PROXY')),
		secret: readSecret(given('YORIAI_SECRET')) ?? keptSecret(dataDir, { databaseUrl }),
		logLevel: readLogLevel(given('LOG_LEVEL') ?? 'info'),
		buildDir: given('YORIAI_BUILD_DIR')
	};
}

/**
 * adapter-node reads the environment on load, and a fixed ORIGIN would make it refuse localhost and
 * LAN addresses; instead `http.ts` sets the two headers.
 */
export function prepareAdapterEnvironment(): void {
	for (const name of ['ORIGIN', 'HOST_HEADER', 'PORT_HEADER']) delete process.env[name];
	Object.assign(process.env, { PROTOCOL_HEADER: 'x-forwarded-proto', ADDRESS_HEADER: 'x-forwarded-for' });
}

function readEnvFile(): void {
	const file = fileURLToPath(new URL('../../../.env', import.meta.url));
	if (fs.existsSync(file)) process.loadEnvFile(file);
}

const given = (name: string): string | null => process.env[name]?.trim() || null;

function dataFolder(): string {
	const chosen = given('DATA_DIR');
	if (chosen) return path.resolve(chosen);
	if (process.getuid?.() === 0) return '/var/lib/yoriai';
	return path.join(given('XDG_DATA_HOME') ?? path.join(os.homedir(), '.local', 'share'), 'yoriai');
}

/** `recursive` does not return where the system allows no new folders (for example below /proc). */
function makeFolder(folder: string): void {
	if (fs.existsSync(folder)) return;
	makeFolder(path.dirname(folder));
	try {
		fs.mkdirSync(folder, { mode: 0o711 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process created it first
	}
}

/** The database, which runs as another user, may traverse the folder but not list it. */
function makeDataDir(dataDir: string): string {
	try {
		makeFolder(dataDir);
		fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
		return dataDir;
	} catch {
		throw new StartProblem(
			`データを 置く フォルダ ${dataDir} を 使えません。書ける フォルダを DATA_DIR で 指定してください（例: DATA_DIR=/srv/yoriai npm start）。`
		);
	}
}

function readDatabaseUrl(text: string | null): string | null {
	if (text === null) return null;
	const url = URL.parse(text);
	if (url && ['postgres:', 'postgresql:'].includes(url.protocol) && url.hostname) return text;
	throw new StartProblem(
		'DATABASE_URL が 読めません。postgres://ユーザー:パスワード@ホスト:5432/データベース の 形で 書いてください。'
	);
}

function readPort(text: string): number {
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65_535) return port;
	throw new StartProblem(`PORT=${text} は 使えません。0 から 65535 までの 数を 指定してください。`);
}

function readOrigin(text: string | null): URL | null {
	if (text === null) return null;
	const url = URL.parse(text);
	if (url && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`) return url;
	throw new StartProblem(
		`ORIGIN=${text} は 使えません。https://yoriai.example.jp のように、道すじ（/…）を つけずに 書いてください。`
	);
}

function readYesNo(name: string, text: string | null): boolean {
	if (text === null || ['0', 'false', 'no'].includes(text.toLowerCase())) return false;
	if (['1', 'true', 'yes'].includes(text.toLowerCase())) return true;
	throw new StartProblem(`${name}=${text} は 使えません。true か false を 指定してください。`);
}

function readSecret(text: string | null): string | null {
	if (text === null || text.length >= 32) return text;
	throw new StartProblem('YORIAI_SECRET が 短すぎます。32文字以上の でたらめな 文字列に してください。');
}

function readLogLevel(text: string): LogLevel {
	const level = logLevels.find((known) => known === text.toLowerCase());
	if (level) return level;
	throw new StartProblem(
		`LOG_LEVEL=${text} は 使えません。${logLevels.join('・')} の どれかを 指定してください。`
	);
}
