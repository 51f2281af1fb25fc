import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const databaseSetup = 'tests/support/database-setup.ts';

/** The script of the phone's page, which runs without SvelteKit's client. Its page names it (`+page.svelte` there). */
function phoneEntry(): Plugin {
	return {
		name: 'phone-entry',
		apply: 'build',
		buildStart() {
			if (this.environment.name !== 'client') return;
			this.emitFile({ type: 'chunk', id: 'src/routes/join/[meeting]/start.ts', fileName: '_app/phone.js' });
		}
	};
}

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/messages/project.inlang',
			outdir: './src/lib/messages/compiled',
			strategy: ['baseLocale']
		}),
		sveltekit(),
		phoneEntry()
	],
	resolve: {
		// Two copies of Yjs in one page cannot read each other's types.
		dedupe: ['yjs', 'lib0', 'y-protocols'],
		// Yjs prints its rare warnings with this; the browser's flavour brings 5 kB of drawing along to every phone.
		alias: { 'lib0/logging': fileURLToPath(new URL('node_modules/lib0/logging.node.js', import.meta.url)) }
	},
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
