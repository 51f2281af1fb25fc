import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { cookieName } from './cookies.ts';

/**
 * A word for whoever sits in front of this browser, by which a page that the browser kept alive (`app.html`) learns that
 * somebody else has come. It opens nothing. Signing in again is the same person.
 */
export function whoIs({ locals, cookies, url }: Pick<RequestEvent, 'locals' | 'cookies' | 'url'>): string {
	const secure = url.protocol === 'https:';
	const held = (['key', 'guest'] as const).map((name) => cookies.get(cookieName(name, secure)) ?? '');
	const parts = JSON.stringify([locals.account?.id ?? '', ...held]);
	return createHash('sha256').update(parts).digest('base64url').slice(0, 16);
}
