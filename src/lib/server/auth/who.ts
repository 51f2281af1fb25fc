import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { cookieName } from './cookies.ts';

/**
 * By it a page restored from the back/forward cache (`app.html`) detects another user. It grants no
 * access.
 */
export function whoIs({ locals, cookies, url }: Pick<RequestEvent, 'locals' | 'cookies' | 'url'>): string {
	const secure = url.protocol === 'https:';
	const held = (['key', 'guest', 'scribe'] as const).map(
		(name) => cookies.get(cookieName(name, secure)) ?? ''
	);
	const parts = JSON.stringify([locals.account?.id ?? '', ...held]);
	return createHash('sha256').update(parts).digest('base64url').slice(0, 16);
}
