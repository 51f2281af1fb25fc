import type { Cookies } from '@sveltejs/kit';
import { cookieName, cookieOptions } from './cookies.ts';
import { sessionDays } from './sessions.ts';
import { halfMs, type HalfSignIn } from './sign-in.ts';

export function keepSession(cookies: Cookies, url: URL, session: string): void {
	const secure = url.protocol === 'https:';
	cookies.set(cookieName('session', secure), session, cookieOptions(secure, sessionDays * 86_400));
	cookies.delete(cookieName('half', secure), { path: '/', secure });
}

/** Until the second factor was shown; no page but that one reads it (C53). */
export function keepHalf(cookies: Cookies, url: URL, half: HalfSignIn): void {
	const secure = url.protocol === 'https:';
	cookies.set(cookieName('half', secure), half, cookieOptions(secure, halfMs / 1000));
}

export const sessionOf = (cookies: Cookies, url: URL) =>
	cookies.get(cookieName('session', url.protocol === 'https:')) ?? '';

export const halfOf = (cookies: Cookies, url: URL) =>
	cookies.get(cookieName('half', url.protocol === 'https:')) ?? '';
