import type { Cookies } from '@sveltejs/kit';
import { cookieName, cookieOptions } from './cookies.ts';
import { sessionDays } from './sessions.ts';

export function keepSession(cookies: Cookies, url: URL, session: string): void {
	const secure = url.protocol === 'https:';
	cookies.set(cookieName('session', secure), session, cookieOptions(secure, sessionDays * 86_400));
}
