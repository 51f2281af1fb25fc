import type http from 'node:http';
import { prepareAdapterEnvironment } from '#lib/server/config.ts';
import { builtHandler } from './build-folder.ts';
import { runServer } from './run-server.ts';

interface Built {
	readonly handler: (request: http.IncomingMessage, response: http.ServerResponse, next: () => void) => void;
}

await runServer({
	openPages: async ({ buildDir }) => {
		prepareAdapterEnvironment();
		const address = builtHandler(buildDir); // a literal path would make the compiler read the build
		const { handler } = (await import(address)) as Built;
		return {
			pages: (request, response) =>
				handler(request, response, () => {
					response.statusCode = 404;
					response.end();
				}),
			sharesUpgrades: false,
			close: () => Promise.resolve()
		};
	}
});
