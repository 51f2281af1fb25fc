import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		// Each build goes to a folder of its own: deleting a folder that a running server reads kills that server.
		adapter: adapter({ out: process.env.YORIAI_BUILD_DIR ?? 'build/app', precompress: true }),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
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
