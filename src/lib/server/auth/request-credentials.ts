import type { RequestCredentials } from './cookies.ts';

/** `server/http.ts` set the scheme. */
export function requestCredentials(request: Request, url: URL): RequestCredentials {
	return {
		headers: {
			cookie: request.headers.get('cookie') ?? undefined,
			'x-forwarded-proto': url.protocol.slice(0, -1)
		}
	};
}
