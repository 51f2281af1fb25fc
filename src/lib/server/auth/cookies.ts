/** `x-forwarded-proto` is set by our own `server/http.ts`, not by the client. */
export interface RequestCredentials {
	readonly headers: {
		readonly cookie?: string | undefined;
		readonly 'x-forwarded-proto'?: string | string[] | undefined;
	};
}

export type CookieName = 'session' | 'guest' | 'key' | 'scribe' | 'half';

/** `__Host-` keeps other subdomains from setting the cookie. Browsers refuse it on plain http. */
export const cookieName = (name: CookieName, secure: boolean) =>
	secure ? `__Host-yoriai-${name}` : `yoriai-${name}`;

export const cookieOptions = (secure: boolean, maxAge: number) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge }) as const;

export function cookieOf({ headers }: RequestCredentials, name: CookieName): string | null {
	const wanted = cookieName(name, headers['x-forwarded-proto'] === 'https');
	for (const part of (headers.cookie ?? '').split(';')) {
		const [key = '', value] = part.trim().split('=', 2);
		if (key === wanted && value) return value;
	}
	return null;
}
