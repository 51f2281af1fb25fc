import { createServer } from 'vite';
import { runServer } from './run-server.ts';

await runServer({
	openPages: async (_, server) => {
		const vite = await createServer({
			server: { middlewareMode: true, hmr: { server }, allowedHosts: true }, // `http.ts` checks the Host
			appType: 'custom'
		});
		return {
			pages: (request, response) =>
				vite.middlewares(request, response, () => {
					response.statusCode = 404;
					response.end();
				}),
			sharesUpgrades: true,
			close: () => vite.close()
		};
	}
});
