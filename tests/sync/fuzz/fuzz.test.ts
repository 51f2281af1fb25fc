/**
 * In the end all copies must equal the log and the rows, whatever phones, facilitators and
 * processes did.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandId } from '../../support/meeting.ts';
import { expectConverged } from './invariants.ts';
import { operation, run, type Operation } from './operations.ts';
import { World } from './world.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 60);
const seed = Number(process.env.FUZZ_SEED ?? 20270123);
/** Unset, a run has 20 to 120 operations, so that a failure shrinks to a short one. */
const operations = Number(process.env.FUZZ_OPERATIONS ?? NaN);
const length = operations
	? { minLength: operations, maxLength: operations }
	: { minLength: 20, maxLength: 120 };
/** Seeds that once failed within 60 runs; a failure that needs more becomes a test of its own. */
const kept: number[] = [];

async function play(operations: readonly Operation[]): Promise<void> {
	const world = await World.begin();
	for (const each of operations) await run(world, each);
	await world.end();
	await expectConverged(world);
}

test(
	'[S1][S4][S7][G1] phones drop and return, processes die, facilitators arrange: all copies end equal to the rows',
	async () => {
		expect(commandId()).toHaveLength(26);
		for (const each of [seed, ...kept]) {
			await fc.assert(fc.asyncProperty(fc.array(operation, length), play), {
				seed: each,
				numRuns: runs
			});
		}
		console.log(`fuzz: ${runs} runs with seed ${seed}`);
	},
	Math.max(60_000, runs * 4_000)
);
