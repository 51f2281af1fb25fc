import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { pageChunks } from './server/vite/page-chunks.ts';

const databaseSetup = 'tests/support/database-setup.ts';

// Two copies of Yjs in one page cannot read each other's types.
const dedupe = ['yjs', 'lib0', 'y-protocols'];
// Yjs prints its rare warnings with this; the browser's flavour costs every phone 5 kB.
const alias = {
	'lib0/logging': fileURLToPath(new URL('node_modules/lib0/logging.node.js', import.meta.url))
};

/**
 * Bundled by itself it takes one round trip on a slow line, and lacks what only the staff's pages use (13 kB
 * of 81).
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
							// Under two addresses it would be loaded twice.
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

const messages = fileURLToPath(new URL('src/lib/messages/compiled/messages/', import.meta.url));

/** Without a bundle every message is a request: 1400 for each page, and for each frame of `/gallery`. */
function messagesInOneFile(): Plugin {
	const index = `${messages}_index.js`;
	return {
		name: 'messages-in-one-file',
		apply: 'serve',
		load(id) {
			if (id !== index) return null;
			const files = fs.readFileSync(index, 'utf8').matchAll(/^export \* from '\.\/(.+)'$/gm);
			const text = [...files].map(([, file = '']) => fs.readFileSync(messages + file, 'utf8')).join('\n');
			const imports = /^import .* from '\.\.\/runtime\.js';$/gm;
			return (text.match(imports)?.[0] ?? '') + text.replaceAll(imports, '');
		},
		hotUpdate({ file, modules }) {
			if (!file.startsWith(messages)) return modules;
			const changed = this.environment.moduleGraph.getModuleById(index);
			return changed ? [changed] : modules;
		}
	};
}

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/messages/project.inlang',
			outdir: './src/lib/messages/compiled',
			strategy: ['baseLocale'],
			// If tests wrote the messages anew, the linter would miss them for a moment.
			outputStructure: 'message-modules'
		}),
		messagesInOneFile(),
		sveltekit(),
		phoneEntry()
	],
	resolve: { dedupe, alias },
	environments: {
		client: { build: { rolldownOptions: { output: { codeSplitting: { groups: pageChunks() } } } } }
	},
	test: {
		isolate: false, // files share what they import: four times as fast
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/*.test.ts'],
					testTimeout: 60_000 // thousands of texts in one test take three seconds on an idle machine
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
					// Tens of thousands of cells take ten seconds on an idle machine.
					testTimeout: 240_000,
					hookTimeout: 120_000
				}
			},
			{
				extends: true,
				test: {
					name: 'doors',
					include: ['tests/doors/**/*.test.ts'],
					// They mostly wait for time limits, so two at a time.
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
					// They measure how whole servers come back, so one at a time.
					fileParallelism: false,
					testTimeout: 600_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
