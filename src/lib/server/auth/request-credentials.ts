import type { RequestCredentials } from './cookies.ts';

/** A page's request in the shape in which sockets request: the scheme is the one that `server/http.ts` decided on. */
export function requestCredentials(request: Request, url: URL): RequestCredentials {
	return {
		headers: {
			cookie: request.headers.get('cookie') ?? undefined,
			'x-forwarded-proto': url.protocol.slice(0, -1)
		}
	};
}
