import { createHash } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { theApp } from '#lib/server/app.ts';
import { cookieName, cookieOptions } from '#lib/server/auth/cookies.ts';
import { isOwnOrigin } from '#lib/server/auth/origin.ts';
import { readSession, sessionDays } from '#lib/server/auth/sessions.ts';
import { faultOf } from '#lib/server/fault-of.ts';
import { whoIs } from '#lib/server/auth/who.ts';

export const handle: Handle = async ({ event, resolve }) => {
	const { request, cookies, url, locals } = event;
	if (changesSomething(request) && !isOwnOrigin(request.headers.get('origin'), url.host))
		return new Response(m.staff_error_foreign_page(), { status: 403, headers: plainText });

	locals.app = theApp();
	locals.account = null;
	const secure = url.protocol === 'https:';
	const session = cookies.get(cookieName('session', secure));
	if (session) {
		const signedIn = await readSession(locals.app.db, session);
		locals.account = signedIn?.person ?? null;
		if (signedIn?.renewed)
			cookies.set(cookieName('session', secure), session, cookieOptions(secure, sessionDays * 86_400));
	}

	/*
	 * The script in `app.html` has no comments, since every phone downloads them. It sets the text
	 * size before the first paint, so that the page does not jump for readers of 特大, and keeps a
	 * page restored on 「戻る」 covered until the server confirms the same person. A 5xx response does
	 * not tell who that is, so the request is repeated.
	 */
	const who = whoIs(event);
	const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace('%who%', who) });
	response.headers.set('x-who', who);
	return response;
};

const changesSomething = (request: Request) => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
const plainText = { 'content-type': 'text/plain; charset=utf-8' };

/**
 * Client errors (`GET /%`, no form) would fill the log. The id of other errors is derived from the
 * error, so a recurring fault keeps its id.
 */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: m.staff_error_no_page() };
	const { log } = theApp();
	if (status < 500) {
		log.info({ status }, 'a request that no page answers');
		return { message: m.staff_error_no_form() };
	}
	const id = createHash('sha256').update(faultOf(error)).digest('hex').slice(0, 8);
	log.error({ id, err: error, route: event.route.id, status }, 'a page failed');

	return { message: m.staff_error_ours(), id };
};
