import type { Knock } from './cookies.ts';

/** A page's request in the shape in which sockets knock: the scheme is the one that `server/http.ts` decided on. */
export function knockOf(request: Request, url: URL): Knock {
	return {
		headers: {
			cookie: request.headers.get('cookie') ?? undefined,
			'x-forwarded-proto': url.protocol.slice(0, -1)
		}
	};
}
