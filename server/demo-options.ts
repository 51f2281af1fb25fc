import { parseArgs } from 'node:util';
import { StartProblem } from '#lib/server/start-problem.ts';

export interface Demo {
	/** Null for the small demo. */
	readonly years: number | null;
}

const mostYears = 20;

/** `--demo [--years 8]`, null without `--demo`. Throws a StartProblem. */
export function readDemoOptions(words: readonly string[]): Demo | null {
	const { values } = parseArgs({
		args: [...words],
		options: { demo: { type: 'boolean' }, years: { type: 'string' } },
		strict: false
	});
	if (!values.demo) return null;
	if (values.years === undefined) return { years: null };
	const years = Number(values.years);
	if (!/^\d+$/.test(String(values.years)) || years < 1 || years > mostYears)
		throw new StartProblem(`--years は 1 から ${mostYears} までの 数です。例：npm run demo -- --years 8`);
	return { years };
}

/** Each has a folder of its own inside the data folder. */
export const demoFolder = ({ years }: Demo) => (years === null ? 'demo' : `demo-${years}-years`);
