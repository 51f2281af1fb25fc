// Plain JavaScript that imports only Node's own modules: it runs on Node 20, before anything is installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = path.join(root, 'node_modules', '.bin', 'node');
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-results-'));
const { values: options } = parseArgs({
	options: { fast: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } }
});

/** In order; `fast` ones are what `npm run check` asks. A suite whose folder does not exist yet is left out. */
const suites = [
	{ name: 'format', fast: true, run: () => check('prettier', ['--check', '.']) },
	{ name: 'lint', fast: true, run: () => check('eslint', ['.']) },
	{ name: 'types', fast: true, run: types },
	{ name: 'unit', fast: true, run: () => vitest('unit') },
	{ name: 'sync', folder: 'tests/sync', run: () => vitest('sync') },
	{ name: 'database', folder: 'tests/database', run: () => vitest('database') },
	{ name: 'security', folder: 'tests/security', run: () => vitest('security') },
	{ name: 'doors', folder: 'tests/doors', run: () => vitest('doors') },
	{ name: 'kill', folder: 'tests/kill', run: () => vitest('kill') },
	{ name: 'browser', folder: 'tests/browser', run: browser }
];

const prepared = timed('prepare', () => start());
const chosen = suites.filter(
	({ name, fast, folder }) =>
		(options.only ? options.only.includes(name) : !options.fast || fast) &&
		(!folder || fs.existsSync(path.join(root, folder)))
);
// Without an installation nothing else can run; a build that fails hides no test that needs none.
const rows = [prepared, ...(fs.existsSync(node) ? chosen.map(({ name, run }) => timed(name, run)) : [])];
report(rows);

function start() {
	const { status } = spawnSync(process.execPath, [path.join(root, 'server', 'start.mjs'), '--prepare'], {
		cwd: root,
		stdio: 'inherit'
	});
	return { passed: 0, failed: status === 0 ? 0 : 1 };
}

/** A check counts as one test. */
function check(tool, args) {
	const succeeded = run(tool, args) === 0;
	return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
}

function types() {
	run('svelte-kit', ['sync']);
	return check('svelte-check', ['--tsconfig', './tsconfig.json', '--output', 'human']);
}

function vitest(project) {
	const file = path.join(results, `${project}.json`);
	const status = run('vitest', [
		...['run', '--project', project],
		...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
	]);
	const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = read(file);
	return { passed, failed: Math.max(failed, status === 0 ? 0 : 1) };
}

function browser() {
	const installed = spawnSync(node, [path.join(root, 'tests', 'support', 'install-chromium.ts')], {
		cwd: root,
		stdio: 'inherit'
	});
	if (installed.status !== 0) return { passed: 0, failed: 1 };
	const file = path.join(results, 'browser.json');
	const status = run(
		'playwright',
		['test', '--config', 'tests/browser/playwright.config.ts', '--reporter=list,json'],
		{ PLAYWRIGHT_JSON_OUTPUT_FILE: file }
	);
	const { expected = 0, flaky = 0, unexpected = 0 } = read(file).stats ?? {};
	return { passed: expected + flaky, failed: Math.max(unexpected, status === 0 ? 0 : 1) };
}

/** Always Node 24: a tool's own first line would take whichever `node` comes first. */
function run(tool, args, env = {}) {
	const bin = fs.realpathSync(path.join(root, 'node_modules', '.bin', tool));
	return spawnSync(node, [bin, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
		.status;
}

function read(file) {
	return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

function timed(name, work) {
	console.log(`\n── ${name}`);
	const startedAt = Date.now();
	const counts = work();
	return { name, ...counts, seconds: (Date.now() - startedAt) / 1000 };
}

function report(rows) {
	fs.rmSync(results, { recursive: true, force: true });
	const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
	console.log('\nsuite        passed   failed   seconds');
	for (const { name, passed, failed, seconds } of rows)
		console.log(
			`${name.padEnd(10)} ${String(passed).padStart(8)} ${String(failed).padStart(8)} ${seconds.toFixed(1).padStart(9)}`
		);
	console.log(
		`total ${' '.repeat(5)}${String(sum('passed')).padStart(8)} ${String(sum('failed')).padStart(8)} ${sum('seconds').toFixed(1).padStart(9)}\n`
	);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
	process.exit(sum('failed') === 0 ? 0 : 1);
}
