import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default defineConfig(
	{
		ignores: [
			'node_modules/',
			'.svelte-kit/',
			'build/',
			'.yoriai/',
			'drizzle/migrations/',
			'test-results/',
			'src/lib/messages/compiled/',
			'src/lib/messages/project.inlang/'
		]
	},
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs['flat/recommended'],
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'no-undef': 'off',
			'no-empty': ['error', { allowEmptyCatch: false }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			// Node takes out the names only, and would load the module for no name at all.
			'@typescript-eslint/no-import-type-side-effects': 'error',
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ExportNamedDeclaration[source][exportKind="value"] > ExportSpecifier[exportKind="type"]',
					message: 'Node would load the module: `export type { … } from`.'
				}
			],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// An async function is also a way to keep a promise-returning interface.
			'@typescript-eslint/require-await': 'off',
			// Links have no base path here, and never lead to other hosts.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		// What a component hands to a callback counts as `any` here; svelte-check checks it.
		rules: Object.fromEntries(
			['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
				`@typescript-eslint/no-unsafe-${what}`,
				'off'
			])
		)
	},
	{ files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },
	prettier,
	svelte.configs['flat/prettier']
);
