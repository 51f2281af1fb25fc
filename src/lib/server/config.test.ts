import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from './config.ts';
import { StartProblem } from './start-problem.ts';

let folder = '';

beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-config-'));
	for (const name of ['DATABASE_URL', 'PORT', 'HOST', 'ORIGIN', 'TRUST_PROXY', 'YORIAI_SECRET', 'LOG_LEVEL'])
		vi.stubEnv(name, '');
	vi.stubEnv('DATA_DIR', folder);
});

afterEach(() => {
	vi.unstubAllEnvs();
	fs.rmSync(folder, { recursive: true });
});

test('a server that is told nothing listens to the whole hall on port 3000', () => {
	expect(readConfig()).toMatchObject({ port: 3000, host: '0.0.0.0', origin: null, databaseUrl: null });
});

test('printed QR codes still work after a restart: the secret is made once and kept for its owner alone', () => {
	const { secret } = readConfig();
	expect(readConfig().secret).toBe(secret);
	expect(secret.length).toBeGreaterThanOrEqual(32);
	expect(fs.statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
});

test('the demo never writes into the data of a real city', () => {
	expect(readConfig({ demo: 'demo' }).dataDir).toBe(path.join(folder, 'demo'));
	vi.stubEnv('DATABASE_URL', 'postgres://city@db.example.jp/yoriai');
	expect(() => readConfig({ demo: 'demo' })).toThrow(StartProblem);
});

test.each([
	['PORT', '80000'],
	['PORT', 'three'],
	['ORIGIN', 'https://yoriai.example.jp/meetings'],
	['ORIGIN', 'yoriai.example.jp'],
	['DATABASE_URL', 'mysql://db.example.jp/yoriai'],
	['DATA_DIR', '/proc/yoriai'],
	['TRUST_PROXY', 'perhaps'],
	['YORIAI_SECRET', 'short'],
	['LOG_LEVEL', 'loud']
])('%s=%s is answered with a sentence that names it', (name, value) => {
	vi.stubEnv(name, value);
	expect(() => readConfig()).toThrow(StartProblem);
	expect(() => readConfig()).toThrow(name);
});
