import { redirect } from '@sveltejs/kit';
import { cookieName } from '#lib/server/auth/cookies.ts';
import { endSession } from '#lib/server/auth/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see: whoever comes by a link is not signed out by it. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async ({ locals, cookies, url }) => {
		const secure = url.protocol === 'https:';
		const name = cookieName('session', secure);
		const session = cookies.get(name);
		if (session) await endSession(locals.app.db, session);
		cookies.delete(name, { path: '/', secure });
		// Whoever signs out on a borrowed laptop expects to be out: a 当日のかぎ can be taken up again by its link.
		cookies.delete(cookieName('key', secure), { path: '/', secure });
		redirect(303, '/sign-in');
	}
};
