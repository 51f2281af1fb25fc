/** Runs the tests of `tests/doors/network` with more and longer cuts. */
import { atLeast, atMost, none, told, type Line } from '../line.ts';
import { runSuite } from '../suite.ts';

/** With more than three rounds the cuts last up to a minute. */
const rounds = 10;

export const network: Line = {
	name: 'network',
	about: '30 % loss; 2 s there and back; cuts of 1 to 60 s, half-open sockets in both',
	minutes: 15,
	run: async ({ seed, quick }) => {
		const { passed, failed, said } = await runSuite(['tests/doors/network'], {
			SEED: String(seed),
			ROUNDS: String(quick ? 3 : rounds)
		});
		const least = quick ? 3 : rounds;
		const figures = ['', ' far away'].flatMap((where) => {
			const pattern = `network${where}: (\\d+) cuts, acknowledged after p50 (\\d+) ms, most (\\d+) ms`;
			const [, cuts, middle, most] = new RegExp(pattern).exec(said) ?? [];
			return [
				atLeast(`cuts${where}`, Number(cuts), least),
				atMost(`acknowledged${where} after the link is back, the slowest`, Number(most) / 1000, 10, 's'),
				told('half of them after', `${middle} ms`)
			];
		});
		return [
			...figures,
			atLeast('tests that passed: each looks for what was written, once', passed, 10),
			none('tests that failed', failed)
		];
	}
};
