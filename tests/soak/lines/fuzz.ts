/**
 * Repeats the fuzz test of `tests/sync` many times: on each of two cores half of the runs, with a
 * seed of its own.
 */
import { atLeast, none, told, type Line } from '../line.ts';
import { runSuite } from '../suite.ts';

const operations = 200;
const halves = 2;

export const fuzz: Line = {
	name: 'fuzz',
	about: 'people post, arrange, drop and return; processes die; in the end all copies are equal to the rows',
	minutes: 25,
	run: async ({ seed, quick }) => {
		const runs = quick ? 20 : 1_000;
		const startedAt = Date.now();
		const results = await Promise.all(
			Array.from({ length: halves }, (_, half) =>
				runSuite(['tests/sync/fuzz/fuzz.test.ts'], {
					FUZZ_RUNS: String(runs / halves),
					FUZZ_OPERATIONS: String(operations),
					FUZZ_SEED: String(seed + half)
				})
			)
		);
		const done = results
			.flatMap(({ said }) => [...said.matchAll(/fuzz: (\d+) runs/g)])
			.reduce((sum, [, count]) => sum + Number(count), 0);
		return [
			atLeast(`runs of ${operations} operations (seeds ${seed} and ${seed + 1})`, done, runs),
			none(
				'tests that failed',
				results.reduce((sum, { failed }) => sum + failed, 0)
			),
			told('time', `${((Date.now() - startedAt) / 1000).toFixed(0)} s`)
		];
	}
};
