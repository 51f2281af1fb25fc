import { parseArgs } from 'node:util';
import { UsageProblem } from './usage.ts';

const options = {
	name: { type: 'string' },
	display: { type: 'string' },
	role: { type: 'string' },
	give: { type: 'string' },
	take: { type: 'string' },
	title: { type: 'string' },
	area: { type: 'string' },
	to: { type: 'string' },
	keep: { type: 'boolean' },
	'second-factor': { type: 'boolean' },
	council: { type: 'string' },
	municipality: { type: 'string' },
	theme: { type: 'string' },
	venue: { type: 'string' },
	at: { type: 'string' },
	template: { type: 'string' },
	number: { type: 'string' },
	list: { type: 'boolean' },
	apply: { type: 'boolean' },
	json: { type: 'boolean' },
	help: { type: 'boolean' }
} as const;

export type Args = ReturnType<typeof readArgs>['values'];

/** Text is for people, JSON for programs. */
export interface Output {
	readonly text: string;
	readonly json: unknown;
}

export function readArgs() {
	try {
		return parseArgs({ options, allowPositionals: true });
	} catch (error) {
		throw new UsageProblem(error instanceof Error ? error.message : String(error));
	}
}
