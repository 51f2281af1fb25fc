import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const databaseSetup = 'tests/support/database-setup.ts';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/messages/project.inlang',
			outdir: './src/lib/messages/compiled',
			strategy: ['baseLocale']
		}),
		sveltekit()
	],
	// Two copies of Yjs in one page cannot read each other's types.
	resolve: { dedupe: ['yjs', 'lib0', 'y-protocols'] },
	test: {
		projects: [
			{
				extends: true,
				test: { name: 'unit', include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/*.test.ts'] }
			},
			{
				extends: true,
				test: {
					name: 'sync',
					include: ['tests/sync/**/*.test.ts'],
					globalSetup: databaseSetup,
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'database',
					include: ['tests/database/**/*.test.ts'],
					globalSetup: databaseSetup,
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'kill',
					include: ['tests/kill/**/*.test.ts'],
					// They start whole servers and measure how these come back: one at a time.
					fileParallelism: false,
					testTimeout: 600_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
