/**
 * `npm run test:soak` measures the lines of the table, one after the other, each in a process of
 * its own. `-- --only kill --seed 7 --quick` selects a line. The figures are stored in `results/`.
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Figure, Line } from './line.ts';
import { lines } from './lines.ts';
import { machine } from './machine.ts';

const { values: options } = parseArgs({
	options: {
		only: { type: 'string', multiple: true },
		seed: { type: 'string', default: '20270123' },
		quick: { type: 'boolean', default: false }
	}
});
const seed = Number(options.seed);
const strangers = (options.only ?? []).filter((name) => !lines.some((line) => line.name === name));
if (strangers.length > 0 || !Number.isSafeInteger(seed)) {
	console.error(`lines: ${lines.map(({ name }) => name).join(', ')}; a seed is a whole number`);
	process.exit(1);
}

interface Row {
	readonly name: string;
	readonly figures: readonly Figure[];
	readonly seconds: number;
	readonly command: string;
}

const rows: Row[] = [];
for (const line of lines) {
	if (options.only && !options.only.includes(line.name)) continue;
	console.log(`\n── ${line.name}: ${line.about}\n   ${machine()}`);
	const startedAt = Date.now();
	const figures = await inOwnProcess(line);
	const seconds = (Date.now() - startedAt) / 1000;
	const command = `npm run test:soak -- --only ${line.name} --seed ${seed}${options.quick ? ' --quick' : ''}`;
	rows.push({ name: line.name, figures, seconds, command });
	console.log(`   ${line.name} took ${seconds.toFixed(0)} s`);
}
keep();
report();
process.exit(rows.every(({ figures }) => figures.every(({ reached }) => reached)) ? 0 : 1);

/** A line that crashes or takes too long returns one missed figure. */
function inOwnProcess({ name, minutes }: Line): Promise<readonly Figure[]> {
	const failed = (measured: string): readonly Figure[] => [
		{ what: 'the line ends by itself', measured, limit: `≤ ${minutes} min`, reached: false }
	];
	const child = fork(
		fileURLToPath(new URL('one.ts', import.meta.url)),
		[name, String(seed), options.quick ? 'quick' : 'full'],
		{ execArgv: ['--expose-gc'] }
	);
	return new Promise((resolve) => {
		let figures = failed('it ended without figures');
		const timer = setTimeout(() => {
			figures = failed('it did not');
			child.kill('SIGKILL');
		}, minutes * 60_000);
		child.on('message', (found) => (figures = found as readonly Figure[]));
		child.on('error', (error) => (figures = failed(error.message)));
		child.on('exit', () => {
			clearTimeout(timer);
			resolve(figures);
		});
	});
}

function keep(): void {
	const folder = fileURLToPath(new URL('results', import.meta.url));
	fs.mkdirSync(folder, { recursive: true });
	const name = `${new Date().toISOString().replaceAll(':', '-')}.json`;
	const about = { seed, quick: options.quick, machine: machine() };
	fs.writeFileSync(path.join(folder, name), JSON.stringify({ ...about, rows }, null, '\t') + '\n');
}

function report(): void {
	console.log(`\nseed ${seed}${options.quick ? ', quick: too small for the table' : ''}; ${machine()}`);
	for (const { name, figures, seconds, command } of rows) {
		console.log(`\n${name} (${seconds.toFixed(0)} s)   ${command}`);
		for (const { what, measured, limit, reached } of figures)
			console.log(
				`  ${reached ? '    ' : 'MISS'} ${what.padEnd(66)} ${measured.padStart(14)}${limit && `   (${limit})`}`
			);
	}
	const missed = rows.flatMap(({ figures }) => figures).filter(({ reached }) => !reached).length;
	console.log(`\n${rows.length} lines, ${missed} figures missed`);
}
