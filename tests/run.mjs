// This runs on Node 20 before anything is installed, so it imports only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { closingTable, sum } from './closing-table.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = path.join(root, 'node_modules', '.bin', 'node');
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-results-'));
const begunData = path.join(results, 'data');
const { values: options } = parseArgs({
	options: { fast: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } }
});

/**
 * Suites `beside` others run two at once, in this order: the longest first, or one core would be idle at the
 * end. The others run alone, because they depend on time.
 */
const suites = [
	{ name: 'security', beside: true, folder: 'tests/security', run: (tool) => vitest(tool, 'security') },
	{ name: 'doors', beside: true, folder: 'tests/doors', run: (tool) => vitest(tool, 'doors') },
	{ name: 'database', beside: true, folder: 'tests/database', run: (tool) => vitest(tool, 'database') },
	{ name: 'lint', fast: true, beside: true, run: (tool) => check(tool, 'eslint', ['.'], lintAtOnce) },
	{ name: 'unit', fast: true, beside: true, run: (tool) => vitest(tool, 'unit') },
	{ name: 'types', fast: true, beside: true, run: types },
	{ name: 'sync', beside: true, folder: 'tests/sync', run: (tool) => vitest(tool, 'sync') },
	{ name: 'format', fast: true, beside: true, run: (tool) => check(tool, 'prettier', ['--check', '.']) },
	{ name: 'unused', fast: true, beside: true, run: (tool) => check(tool, 'knip', ['--no-progress']) },
	{ name: 'kill', folder: 'tests/kill', run: (tool) => vitest(tool, 'kill') },
	{ name: 'browser', folder: 'tests/browser', run: browser }
];

/** One TypeScript program serves all components: 56 s instead of 164. */
const lintAtOnce = { SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK: '1' };

/** Many processes share what one of them has compiled. */
const ofTests = { YORIAI_TEST_DATA: begunData, NODE_COMPILE_CACHE: path.join(results, 'compiled') };

const startedAt = Date.now();
const prepared = await timed('prepare', () => start());
const chosen = suites.filter(
	({ name, fast, folder }) =>
		(options.only ? options.only.includes(name) : !options.fast || fast) &&
		(!folder || fs.existsSync(path.join(root, folder)))
);
// A build that fails hides no test that needs none.
report([prepared, ...(fs.existsSync(node) ? await all(chosen) : [])]);

function start() {
	const { status } = spawnSync(process.execPath, [path.join(root, 'server', 'start.mjs'), '--prepare'], {
		cwd: root,
		stdio: 'inherit'
	});
	return { passed: 0, failed: status === 0 && (options.fast || makeData() === 0) ? 0 : 1 };
}

/** Under root the database runs as another user, who must pass through the folder above. */
function makeData() {
	fs.chmodSync(results, 0o711);
	const words = [path.join(root, 'tests', 'support', 'make-data-folder.ts'), begunData];
	return spawnSync(node, words, { cwd: root, stdio: 'inherit' }).status;
}

async function all(wanted) {
	const rows = [];
	const beside = wanted.filter((suite) => suite.beside);
	const lane = async () => {
		for (let suite = beside.shift(); suite; suite = beside.shift()) rows.push(await apart(suite));
	};
	await Promise.all([lane(), lane()]);
	for (const { name, run } of wanted.filter((suite) => !suite.beside))
		rows.push(await timed(name, () => run(runTool)));
	return rows.sort((a, b) => place(a) - place(b));
}

function place({ name }) {
	return suites.findIndex((suite) => suite.name === name);
}

/** The lines of two suites would mix. */
async function apart({ name, run }) {
	const said = [];
	const row = await counted(name, () => run((tool, args, env) => runTool(tool, args, env, said)));
	console.log(`\n── ${name}`);
	process.stdout.write(Buffer.concat(said));
	return row;
}

async function check(tool, name, args, env) {
	const succeeded = (await tool(name, args, env)) === 0;
	return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
}

async function types(tool) {
	await tool('svelte-kit', ['sync']);
	return check(tool, 'svelte-check', ['--tsconfig', './tsconfig.json', '--output', 'human']);
}

async function vitest(tool, project) {
	const file = path.join(results, `${project}.json`);
	const status = await tool('vitest', [
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	const { numPassedTests: passed = 0, numFailedTests: failed = 0, testResults = [] } = read(file);
	const broken = testResults.flatMap(({ name, status, message, assertionResults }) => [
		...(status === 'failed' && message ? [fault(name, '', message)] : []),
		...assertionResults
			.filter((test) => test.status === 'failed')
			.map((test) => fault(name, test.fullName, test.failureMessages[0]))
	]);
	return {
		passed,
		failed: Math.max(failed, status === 0 ? 0 : 1),
		...leftOut(testResults),
		broken
	};
}

/** Vitest reports the tests of a file whose set-up failed as skipped, but they were not run. */
function leftOut(files) {
	const left = files.map(({ status, assertionResults }) => {
		const count = assertionResults.filter((test) => !['passed', 'failed'].includes(test.status)).length;
		return status === 'failed' ? { notRun: count } : { skipped: count };
	});
	return { skipped: sum(left, 'skipped'), notRun: sum(left, 'notRun') };
}

/** What measures time runs alone, even after a failure. */
async function browser(tool) {
	const installed = spawnSync(node, [path.join(root, 'tests', 'support', 'install-chromium.ts')], {
		cwd: root,
		stdio: 'inherit'
	});
	if (installed.status !== 0) return { passed: 0, failed: 1 };
	const rows = [await playwright(tool, 'longest', 'together'), await playwright(tool, 'alone')];
	return {
		passed: sum(rows, 'passed'),
		failed: sum(rows, 'failed'),
		skipped: sum(rows, 'skipped'),
		notRun: sum(rows, 'notRun'),
		broken: rows.flatMap((row) => row.broken)
	};
}

async function playwright(tool, ...projects) {
	const folder = projects.join('-');
	const file = path.join(results, `browser-${folder}.json`);
	const status = await tool(
		'playwright',
		[
			'test',
			'--config',
			'tests/browser/playwright.config.ts',
			'--project',
			...projects,
			'--output',
			`test-results/${folder}`,
			'--reporter=list,json'
		],
		{ PLAYWRIGHT_JSON_OUTPUT_FILE: file }
	);
	const { stats: { expected = 0, flaky = 0, unexpected = 0 } = {}, suites: files = [] } = read(file);
	const all = specs(files);
	const left = all.filter((spec) => spec.tests.every((test) => test.status === 'skipped'));
	const skipped = left.filter((spec) => spec.tests.some(({ annotations }) => annotations.length > 0)).length;
	const broken = all
		.filter((spec) => !spec.ok)
		.map((spec) => fault(spec.file, spec.title, spec.tests[0]?.results.at(-1)?.error?.message));
	return {
		passed: expected + flaky,
		failed: Math.max(unexpected, status === 0 ? 0 : 1),
		skipped,
		notRun: left.length - skipped, // they come after a failed test
		broken
	};
}

function specs(nested) {
	return nested.flatMap((suite) => [...(suite.specs ?? []), ...specs(suite.suites ?? [])]);
}

function fault(file, title, message = '') {
	const why = stripVTControlCharacters(message).replace(/\s+/g, ' ');
	return `${path.basename(file)} › ${title}: ${why.slice(0, 300)}`;
}

/** The tool's own first line would take whichever `node` comes first. */
function runTool(tool, args, env = {}, said = null) {
	const bin = fs.realpathSync(path.join(root, 'node_modules', '.bin', tool));
	const child = spawn(node, [bin, ...args], {
		cwd: root,
		stdio: said ? ['ignore', 'pipe', 'pipe'] : 'inherit',
		env: { ...process.env, ...ofTests, ...env }
	});
	for (const stream of said ? [child.stdout, child.stderr] : [])
		stream.on('data', (bytes) => said.push(bytes));
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
}

function read(file) {
	return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

function timed(name, work) {
	console.log(`\n── ${name}`);
	return counted(name, work);
}

async function counted(name, work) {
	const begunAt = Date.now();
	const counts = await work();
	return { name, ...counts, seconds: (Date.now() - begunAt) / 1000 };
}

function report(rows) {
	fs.rmSync(results, { recursive: true, force: true });
	const { text, succeeded } = closingTable(rows, (Date.now() - startedAt) / 1000);
	console.log(text);
	process.exit(succeeded ? 0 : 1);
}
