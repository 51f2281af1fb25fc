import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';

const databaseSetup = 'tests/support/database-setup.ts';

// Two copies of Yjs in one page cannot read each other's types.
const dedupe = ['yjs', 'lib0', 'y-protocols'];
// Yjs prints its rare warnings with this; the browser's flavour brings 5 kB of drawing along to every phone.
const alias = {
	'lib0/logging': fileURLToPath(new URL('node_modules/lib0/logging.node.js', import.meta.url))
};

/**
 * The script of the phone's page, which runs without SvelteKit's client. It is bundled by itself: in one file it comes
 * over a slow line in one round trip, and what only the staff's pages use of Svelte and Yjs is left out (13 kB of 81).
 */
function phoneEntry(): Plugin {
	let version = '';
	return {
		name: 'phone-entry',
		apply: 'build',
		configResolved: ({ define }) => {
			version = JSON.parse(String(define?.['__SVELTEKIT_APP_VERSION__'])) as string;
		},
		async generateBundle() {
			if (this.environment.name !== 'client') return;
			const result = await build({
				configFile: false,
				logLevel: 'warn',
				publicDir: false,
				base: '/_app/',
				plugins: [svelte()],
				resolve: { dedupe, alias },
				build: {
					write: false,
					modulePreload: false,
					rolldownOptions: {
						input: 'src/routes/join/[meeting]/start.ts',
						output: {
							// Its page names it so (`+page.svelte` there). Asked for under two addresses it would be there twice.
							entryFileNames: `immutable/phone/${version}.js`,
							chunkFileNames: 'immutable/phone/[name]-[hash].js',
							assetFileNames: 'immutable/phone/[name]-[hash][extname]'
						}
					}
				}
			});
			for (const { output } of [result].flat() as Rolldown.RolldownOutput[])
				for (const file of output)
					this.emitFile({
						type: 'asset',
						fileName: `_app/${file.fileName}`,
						source: file.type === 'chunk' ? file.code : file.source
					});
		}
	};
}

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/messages/project.inlang',
			outdir: './src/lib/messages/compiled',
			strategy: ['baseLocale'],
			// The same for build and tests: written anew by a test, the messages would be gone for a moment from under the linter.
			outputStructure: 'message-modules'
		}),
		sveltekit(),
		phoneEntry()
	],
	resolve: { dedupe, alias },
	test: {
		isolate: false, // files share what they import: read anew for each, that takes four times as long as all unit tests
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/*.test.ts'],
					testTimeout: 60_000 // thousands of made-up texts in one test: three seconds on a machine that does nothing else
				}
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
					name: 'security',
					include: ['tests/security/**/*.test.ts'],
					globalSetup: databaseSetup,
					// Tens of thousands of cells in one test: ten seconds on a machine that has nothing else to do.
					testTimeout: 240_000,
					hookTimeout: 120_000
				}
			},
			{
				extends: true,
				test: {
					name: 'doors',
					include: ['tests/doors/**/*.test.ts'],
					// Whole servers too, but mostly waiting for time limits: two at a time.
					maxWorkers: 2,
					testTimeout: 600_000,
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
