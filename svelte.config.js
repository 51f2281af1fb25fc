import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';

/** The script in app.html runs before the first paint, also on the phone's page, where SvelteKit gives no nonce. */
const shell = readFileSync(new URL('src/app.html', import.meta.url), 'utf8');
const inline = /<script>([^]*?)<\/script>/.exec(shell)?.[1] ?? '';
const inlineHash = /** @type {const} */ (`sha256-${createHash('sha256').update(inline).digest('base64')}`);

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		// Deleting a folder that a running server reads kills that server.
		adapter: adapter({ out: process.env.YORIAI_BUILD_DIR ?? 'build/app', precompress: true }),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', inlineHash],
				// Attributes stay: sizes and places of what is drawn are written there.
				'style-src-elem': ['self'],
				'style-src-attr': ['unsafe-inline'],
				// For browsers that do not know these two (Safari before 15.4).
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../server/**/*.ts',
					'../drizzle/**/*.ts',
					'../tests/**/*.ts',
					'../*.config.ts'
				]
			})
		}
	}
};
