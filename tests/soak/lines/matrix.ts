/** Runs the tests of permissions and tenants, and reports how many cells they checked. */
import { atLeast, none, told, type Figure, type Line } from '../line.ts';
import { runSuite } from '../suite.ts';

const files = [
	'tests/security',
	'tests/database/people/tenants.test.ts',
	'tests/database/people/roles.test.ts'
];

export const matrix: Line = {
	name: 'matrix',
	about: 'permission matrix and tenant isolation',
	minutes: 10,
	run: async (): Promise<readonly Figure[]> => {
		const { passed, failed, said } = await runSuite(files);
		const counted = said.split('\n').filter((line) => /^\d+ .*\b(wrong|refused)\b/.test(line.trim()));
		return [
			atLeast('tests that passed', passed, 10),
			none('tests that failed', failed),
			...counted.map((line) => told('counted', line.trim()))
		];
	}
};
