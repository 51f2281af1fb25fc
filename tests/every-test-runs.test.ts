import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

const config = textOf('vite.config.ts');
const ofVitest = [...config.matchAll(/name: '(\w+)',\s*include: \[([^\]]*)\]/g)].map(
	([, name = '', globs = '']) => ({
		name,
		include: [...globs.matchAll(/'([^']+)'/g)].map(([, glob = '']) => glob)
	})
);
const projects = [...ofVitest, { name: 'browser', include: ['tests/browser/**/*.spec.ts'] }];

/** Git is not asked: it would not name a new file, and refuses a clone that belongs to somebody else. */
const tests = fs
	.readdirSync(root, { withFileTypes: true })
	.filter(({ name }) => !/^(?:\..*|node_modules|build|test-results)$/.test(name))
	.flatMap((top) => {
		if (!top.isDirectory()) return [top.name];
		const below = fs.readdirSync(path.join(root, top.name), { recursive: true, encoding: 'utf8' });
		return below.map((name) => path.posix.join(top.name, name.split(path.sep).join('/')));
	})
	.filter((file) => /\.(?:test|spec)\.[cm]?[jt]sx?$/.test(file));

test('every test belongs to exactly one project', () => {
	expect(tests.length).toBeGreaterThan(250);
	const takenBy = (file: string) =>
		projects
			.filter(({ include }) => include.some((glob) => path.matchesGlob(file, glob)))
			.map(({ name }) => name);
	const astray = tests.map((file) => ({ file, by: takenBy(file) })).filter(({ by }) => by.length !== 1);
	expect(astray).toEqual([]);
});

test('every project is run, and is read here as it is written', () => {
	expect(ofVitest.length).toBe(config.split('include: [').length - 1);
	const suites = textOf('tests/run.mjs');
	expect(ofVitest.filter(({ name }) => !suites.includes(`vitest(tool, '${name}')`))).toEqual([]);
	expect(textOf('tests/browser/playwright.config.ts')).toContain("testDir: '.',\n\ttestMatch: '*.spec.ts',");
});
