import type { RequestCredentials } from './cookies.ts';

/** Gives the request of a page the shape of a socket request. `server/http.ts` set its scheme. */
export function requestCredentials(request: Request, url: URL): RequestCredentials {
	return {
		headers: {
			cookie: request.headers.get('cookie') ?? undefined,
			'x-forwarded-proto': url.protocol.slice(0, -1)
		}
	};
}
