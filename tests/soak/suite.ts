/** Runs test files for a line of the table, which reads its figures from what they print. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface SuiteResult {
	readonly passed: number;
	readonly failed: number;
	readonly said: string;
}

export async function runSuite(
	files: readonly string[],
	env: Readonly<Record<string, string>> = {}
): Promise<SuiteResult> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-suite-'));
	const file = path.join(folder, 'result.json');
	const vitest = fs.realpathSync(path.join(root, 'node_modules', '.bin', 'vitest'));
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const child = spawn(process.execPath, [vitest, 'run', ...files, ...reporters], {
		cwd: root,
		env: { ...process.env, NO_COLOR: '1', ...env },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
	const result = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Counts) : {};
	fs.rmSync(folder, { recursive: true });
	const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = result;
	if (status !== 0) console.log(said);
	return { passed, failed: Math.max(failed, status === 0 ? 0 : 1), said };
}

interface Counts {
	readonly numPassedTests?: number;
	readonly numFailedTests?: number;
}
